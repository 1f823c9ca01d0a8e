/** Every check as a rule, under its id: what a new check needs here is nothing. */
import { sourceChecks } from '@loglex/engine';
import { type LoglexRule, toRule } from './rules/to-rule.ts';

export const rules: Readonly<Record<string, LoglexRule>> = Object.fromEntries(
  sourceChecks.map((check) => [check.id, toRule(check)]),
);

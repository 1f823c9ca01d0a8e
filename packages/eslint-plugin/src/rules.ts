/** Every check as a rule, under its id: what a new check needs here is nothing. */
import { checks } from '@loglex/engine';
import { type LoglexRule, toRule } from './rules/to-rule.ts';

export const rules: Readonly<Record<string, LoglexRule>> = Object.fromEntries(
  checks.map((check) => [check.id, toRule(check)]),
);

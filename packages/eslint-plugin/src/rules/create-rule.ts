/** Makes rules of one form, each with the address of its page. */
import type { TSESLint } from '@typescript-eslint/utils';
import { RuleCreator, type RuleWithMetaAndName } from '@typescript-eslint/utils/eslint-utils';
import { pageOf } from '../package-info.ts';

/** What this plugin says of a rule beside what every plugin does. */
export interface RuleDocs {
  /** Whether the configurations `recommended`, `python` and `catalog` have it on. */
  readonly recommended: boolean;
}

const create = RuleCreator<RuleDocs>(pageOf);

/**
 * The options of a rule are as ESLint hands them over, `meta.defaultOptions` filled in: to do so again for each rule and
 * file, as the creator would, takes longer than most rules.
 */
export function createRule<Options extends readonly unknown[], Words extends string>(
  rule: Readonly<RuleWithMetaAndName<Options, Words, RuleDocs>>,
): TSESLint.RuleModule<Words, Options, RuleDocs> {
  return { ...create(rule), create: (context) => rule.create(context, context.options) };
}

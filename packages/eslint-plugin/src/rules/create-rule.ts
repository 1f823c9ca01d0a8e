/** Makes rules of one form, each with the address of its page. */
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import { pageOf } from '../package-info.ts';

/** What this plugin says of a rule beside what every plugin does. */
export interface RuleDocs {
  /** Whether the configurations `recommended`, `python` and `catalog` have it on. */
  readonly recommended: boolean;
}

export const createRule = RuleCreator<RuleDocs>(pageOf);

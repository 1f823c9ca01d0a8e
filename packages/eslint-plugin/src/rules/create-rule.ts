/** Makes rules of one form, each with the address of its page. */
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';

/** What this plugin says of a rule beside what every plugin does. */
export interface RuleDocs {
  /** Whether the configurations `recommended`, `python` and `catalog` have it on. */
  readonly recommended: boolean;
}

/** Pages travel with the package, so that an address fits the installed version. */
const PAGES = new URL('../../docs/rules/', import.meta.url);

export const createRule = RuleCreator<RuleDocs>((id) => new URL(`${id}.md`, PAGES).href);

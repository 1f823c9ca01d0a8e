/** What can change between two versions of a catalog, and what each change does to those who read the logs. */
import type { LogConstant, RetiredConstant } from '../model.ts';

/** In the order in which changes of one constant are told. */
export const CHANGE_KINDS = [
  'added',
  'removed',
  'retired',
  'reused',
  'recoded',
  'renamed',
  'severity',
  'component',
  'subcomponent',
  'wording',
  'placeholders',
  'fields',
  'alerts',
  'tags',
  'meaning',
  'advice',
  'deprecated',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * What readers of the logs (queries, alerts, dashboards, parsers of lines) notice. `breaking`: what selects by
 * code, level, component or field no longer finds what it found. `risky`: what reads the text may not.
 * `harmless`: they notice nothing.
 */
export const IMPACTS = ['breaking', 'risky', 'harmless'] as const;

export type Impact = (typeof IMPACTS)[number];

/** One change of one constant. Of `before` and `after` one is absent where the constant came or went. */
export interface CatalogChange {
  readonly kind: ChangeKind;
  readonly impact: Impact;
  /** Whether the code now says something else than it did: old records and new ones would be mixed up. */
  readonly asksForNewCode: boolean;
  /** The code; of a recoded constant the new one. */
  readonly code: string;
  readonly name: string;
  /** What changed, in words that need no look at the catalog. */
  readonly message: string;
  readonly before?: LogConstant;
  readonly after?: LogConstant | RetiredConstant;
}

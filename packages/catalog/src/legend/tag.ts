/** A tag as it was read: its terms, what is wrong with it, and whether it need be shown. */
import type { TextRange } from '../text.ts';
import type { Term } from './vocabulary.ts';

/** A tag taken apart. Ranges count within the text of the tag. */
export interface ParsedTag {
  /** What could be read, in the order written. */
  readonly terms: readonly TagTerm[];
  /** By place. */
  readonly problems: readonly TagProblem[];
  /** Whether the legend lets this tag be left out. */
  readonly omittable: boolean;
}

export interface TagTerm {
  readonly term: Term;
  /** As it is spelled: its name or an alias. */
  readonly word: string;
  readonly argument: string | undefined;
  readonly scope: string | undefined;
  /** From its word to its scope. */
  readonly range: TextRange;
}

export interface TagProblem {
  readonly kind: TagProblemKind;
  readonly message: string;
  readonly range: TextRange;
  /** What to write in place of the range, where there is one answer. */
  readonly replacement?: string;
}

export type TagProblemKind =
  | 'brackets'
  | 'empty'
  | 'unknown-term'
  | 'unknown-argument'
  | 'missing-argument'
  | 'unknown-scope'
  | 'too-much'
  | 'repeated-term'
  | 'exclusive-group'
  | 'missing-group'
  | 'order'
  | 'alone';

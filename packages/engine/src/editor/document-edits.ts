/** Edits of several files that belong together: what a code action or a rename comes to. */
import type { TextEdit } from '@loglex/catalog';

export interface DocumentEdits {
  /** POSIX path from the project's root. */
  readonly file: string;
  /** What the edits are edits of, where it was read for them. */
  readonly text?: string;
  /** Sorted, not overlapping; of the text as it is in its buffer, or on disk. */
  readonly edits: readonly DocumentEdit[];
  /** What they are for, in a few words, for people who look through them before they are made. */
  readonly about?: string;
}

export interface DocumentEdit extends TextEdit {
  /** The same text with places to fill in, in the protocol's syntax of snippets. */
  readonly snippet?: string;
  /** Why it may be wrong, in a few words: people are asked before it is made. */
  readonly doubt?: string;
}

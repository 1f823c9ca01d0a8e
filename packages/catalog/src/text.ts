/** Ranges and edits: the smallest vocabulary of text that every package shares. */

/** A half-open range of UTF-16 offsets into a text as it was read, byte order mark included. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replace `[start, end)` by `text`. An insertion has `start === end`. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** A range in a named file. `file` is a POSIX path relative to the project's root, or a URI. */
export interface Location {
  readonly file: string;
  readonly range: TextRange;
}

/** Ranges and edits: the smallest vocabulary of text that every package shares. */

/** A half-open range of UTF-16 offsets into a text as it was read, byte order mark included. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A piece of text and where it is written. The text is the one meant: unquoted, unescaped. */
export interface PlacedText {
  readonly text: string;
  readonly range: TextRange;
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

/**
 * `text` with `edits` made, whatever order they come in; insertions at one place keep theirs. Throws a
 * `RangeError` where two edits overlap or one lies outside the text: such edits were not meant for it.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let end = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.start < end || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(
        `The edit at ${edit.start}-${edit.end} overlaps another or lies outside the text.`,
      );
    }
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

/** `edits` in the order of the text; an insertion comes before a replacement that starts at its place. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Leads from a place within a message to the same place in the file that the message is written in. */
import type { TextRange } from '../text.ts';

/**
 * The range in the file of `within`, a range of the scalar's text. `written` is the range of the scalar
 * with its quotes, `length` the length of its text. Where escapes, folding or a block header stand
 * between the two, the whole scalar is the answer.
 */
export function rangeInSource(written: TextRange, length: number, within: TextRange): TextRange {
  const quotes = written.end - written.start - length;
  // Escapes and folds only ever make the written form longer: 0 is plain text, 2 is text in quotes.
  if (quotes !== 0 && quotes !== 2) return written;
  const start = written.start + quotes / 2;
  return { start: start + within.start, end: start + within.end };
}

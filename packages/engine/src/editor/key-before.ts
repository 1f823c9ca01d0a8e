/** Where the key of a value is written in a data file: the model of a catalog keeps the ranges of values alone. */
import type { TextRange } from '@loglex/catalog';

/** The key, without quotes, in front of a value that starts at `value` and stands in an entry that starts at `from`. */
export function keyBefore(
  text: string,
  key: string,
  value: number,
  from: number,
): TextRange | undefined {
  if (key === '' || value < from) return undefined;
  const piece = text.slice(from, value);
  for (
    let at = piece.lastIndexOf(key);
    at >= 0;
    at = at === 0 ? -1 : piece.lastIndexOf(key, at - 1)
  ) {
    if (!BETWEEN.test(piece.slice(at + key.length))) continue;
    return { start: from + at, end: from + at + key.length };
  }
  return undefined;
}

/** A quote and a colon, then white space, comments, an anchor or a tag; where nothing is written, no colon either. */
const BETWEEN = /^['"]?(?:\s*:(?:\s|#[^\n]*\n|[&!]\S+\s)*)?$/;

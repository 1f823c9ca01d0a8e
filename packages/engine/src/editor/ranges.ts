/** How a cursor and a range stand to each other. */
import type { TextRange } from '@loglex/catalog';

/** Whether a cursor at `offset` stands in `range` or at one of its ends. */
export function touches(range: TextRange | undefined, offset: number): range is TextRange {
  return range !== undefined && range.start <= offset && offset <= range.end;
}

/** A scalar of a data file without the quotes that it is written with. */
export function withoutQuotes(text: string, { start, end }: TextRange): TextRange {
  const first = text.charAt(start);
  const quoted = end - start >= 2 && /['"]/.test(first) && text.charAt(end - 1) === first;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Lines of a text: from UTF-16 offsets to lines and columns and back. Line ends are LF, CRLF and CR. */

/** Zero-based line and column; the column counts UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** The offset at which each line starts; the first is always 0. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    const lineEnd = /\r\n?|\n/g;
    while (lineEnd.test(text)) starts.push(lineEnd.lastIndex);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column of `offset`, which may be the end of the text. */
export function positionAt(lineStarts: readonly number[], offset: number): LineColumn {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, column: offset - (lineStarts[low] ?? 0) };
}

/** The offset of a position; a line beyond the last gives `undefined`. */
export function offsetAt(lineStarts: readonly number[], position: LineColumn): number | undefined {
  const start = lineStarts[position.line];
  return start === undefined ? undefined : start + position.column;
}

/** The record that a line of a text belongs to: the line itself, or one above it whose trace it stands in. */
import type { ReadLine } from '../layouts/read-line.ts';
import { stripColours } from '../layouts/strip-colours.ts';
import { continues } from './continuation.ts';
import type { LogRecord } from './log-record.ts';
import { createRecordReader, MOST_TRACE_LINES } from './record-reader.ts';

/**
 * @param lineAt the text of a line, from 0; `undefined` behind the last.
 * @returns the record, whose `line` counts from 1 in the whole text. Of a line that is an envelope of several, the first.
 */
export function recordAround(
  line: number,
  lineAt: (line: number) => string | undefined,
  read: ReadLine,
): LogRecord | undefined {
  const first = firstLineOf(line, lineAt, read);
  const reader = createRecordReader(read);
  const last = Math.max(first, line) + MOST_TRACE_LINES;
  for (let at = first; at <= last; at++) {
    const text = lineAt(at);
    const complete = text === undefined ? reader.end() : reader.push(text);
    const found = complete.find((record) => first + record.line - 1 + record.lines > line);
    if (found !== undefined) return { ...found, line: first + found.line };
    if (text === undefined) return undefined;
  }
  const [rest] = reader.end();
  return rest && { ...rest, line: first + rest.line };
}

/** The nearest line above, this one included, that begins a record whatever stands before it. */
function firstLineOf(
  line: number,
  lineAt: (line: number) => string | undefined,
  read: ReadLine,
): number {
  const above = Math.max(0, line - MOST_TRACE_LINES);
  for (let at = line; at > above; at--) {
    const text = stripColours(lineAt(at)?.replace(/\r$/, '') ?? '');
    if (
      !continues(text, { hasLayout: true, inTrace: true, isEmpty: false }) ||
      read(text, 1).length > 0
    )
      return at;
  }
  return above;
}

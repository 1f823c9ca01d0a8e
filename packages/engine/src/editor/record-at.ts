/** The record of a log that stands at a cursor, and which of its document is it. */
import type { TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { lineReaderOf } from '../lines/layouts/line-reader-of.ts';
import type { LogRecord } from '../lines/records/log-record.ts';
import { recordAround } from '../lines/records/record-around.ts';
import { positionAt } from '../text/line-index.ts';
import type { EditorDocument } from './snapshot.ts';

export interface RecordAt {
  readonly record: LogRecord;
  /** Its lines, without the end of the last. */
  readonly range: TextRange;
  /** Its message, where it stands in the text as it is; else its first line. */
  readonly message: TextRange;
}

/** `undefined` in an empty line. */
export function recordAt(
  { catalog, settings }: CheckSession,
  document: EditorDocument,
  offset: number,
): RecordAt | undefined {
  const { text, lineStarts } = document;
  const { line } = positionAt(lineStarts, offset);
  const textAt = (at: number): string | undefined => {
    const range = at < lineStarts.length ? lineRange(document, at) : undefined;
    return range && text.slice(range.start, Math.min(range.end, range.start + LONGEST_LINE));
  };
  if (textAt(line)!.trim() === '') return undefined;
  const record = recordAround(line, textAt, lineReaderOf(catalog, settings));
  if (record === undefined) return undefined;
  const first = lineRange(document, record.line - 1);
  let last = record.line - 2 + record.lines;
  // Empty lines below belong to it as well, and show nothing of it.
  while (last >= record.line && textAt(last)!.trim() === '') last--;
  return {
    record,
    range: { start: first.start, end: lineRange(document, last).end },
    message: messageIn(text, first, record) ?? first,
  };
}

/** In characters; of an endless line the rest is not read. */
export const LONGEST_LINE = 50_000;

/** A line without its end. */
export function lineRange({ text, lineStarts }: EditorDocument, line: number): TextRange {
  const start = lineStarts[line]!;
  let end = (lineStarts[line + 1] ?? text.length + 1) - 1;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** A message where it stands in its line as it is; `undefined` where it stands there in other letters. */
export function messageIn(
  text: string,
  { start, end }: TextRange,
  { message, messageStart }: LogRecord,
): TextRange | undefined {
  if (messageStart === undefined) return undefined;
  const from = start + messageStart;
  const to = from + message.length;
  return to <= end && text.slice(from, to) === message ? { start: from, end: to } : undefined;
}

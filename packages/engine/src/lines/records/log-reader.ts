/** From the text of a log, piece by piece, to its records, by layouts that are stated or that its first lines show. */
import { detectLayouts } from '../layouts/detect-layouts.ts';
import type { LineLayout } from '../layouts/layout.ts';
import { lineReader } from '../layouts/read-line.ts';
import type { IsCode } from '../layouts/read-text.ts';
import { createLineSplitter } from './line-splitter.ts';
import type { LogRecord } from './log-record.ts';
import { createRecordReader, type RecordReader } from './record-reader.ts';

export interface LogReader {
  /** Takes the next piece of text, cut anywhere; gives the records that it completes. */
  push(text: string): readonly LogRecord[];
  /** The records that wait for more: there is none, or none for now. A line that has not ended counts as one. */
  flush(): readonly LogRecord[];
  /** By which layouts it reads; `undefined` as long as it has not seen enough to tell. */
  layouts(): readonly LineLayout[] | undefined;
}

/**
 * @param stated the layouts; where there are none, those that the first lines have are found out.
 * @param isCode what tells a code from a word.
 */
export function createLogReader(stated: readonly LineLayout[], isCode?: IsCode): LogReader {
  const splitter = createLineSplitter();
  let layouts = stated.length > 0 ? stated : undefined;
  let records = layouts && createRecordReader(lineReader(layouts, isCode));
  let first: string[] = [];
  let characters = 0;

  /** What waited for the layouts, read by them. */
  function decided(): { readonly reader: RecordReader; readonly complete: readonly LogRecord[] } {
    if (records !== undefined) return { reader: records, complete: [] };
    layouts = detectLayouts(first, isCode).layouts;
    const reader = (records = createRecordReader(lineReader(layouts, isCode)));
    const complete = first.flatMap((line) => reader.push(line));
    first = [];
    return { reader, complete };
  }

  function take(lines: readonly string[]): readonly LogRecord[] {
    if (records !== undefined) {
      const reader = records;
      return lines.flatMap((line) => reader.push(line));
    }
    for (const line of lines) characters += line.length;
    first.push(...lines);
    return first.length < SAMPLE && characters < LARGEST_SAMPLE ? [] : decided().complete;
  }

  return {
    push: (text) => take(splitter.push(text)),
    flush() {
      const complete = take(splitter.end());
      const { reader, complete: waiting } = decided();
      return [...complete, ...waiting, ...reader.end()];
    },
    layouts: () => layouts,
  };
}

/** Lines, and characters, from which the layouts of a log are told. */
const SAMPLE = 200;
const LARGEST_SAMPLE = 2 ** 20;

/** From the text of a log, piece by piece, to its records, by layouts that are stated or that its first lines show. */
import { detectLayouts } from '../layouts/detect-layouts.ts';
import type { LineLayout } from '../layouts/layout.ts';
import { lineReader, type ReadLine } from '../layouts/read-line.ts';
import type { IsCode } from '../layouts/read-text.ts';
import { createLineSplitter } from './line-splitter.ts';
import type { LogRecord } from './log-record.ts';
import { createRecordReader } from './record-reader.ts';

export interface LogReader {
  /** Takes the next piece of text, cut anywhere; gives the records that it completes. */
  push(text: string): readonly LogRecord[];
  /** The records that wait for more, of a log that is not written to at the moment. A line that has not ended goes on waiting. */
  settle(): readonly LogRecord[];
  /** The records that wait for more, where there is none. A line that has not ended counts as one. */
  flush(): readonly LogRecord[];
  /** By which layouts it reads; `undefined` as long as nobody has asked for what it has not seen enough of to tell. */
  layouts(): readonly LineLayout[] | undefined;
}

/**
 * @param stated the layouts; where there are none, those that the first lines have are found out. A log that is only just being
 * written is asked anew until there are enough of them.
 * @param isCode what tells a code from a word.
 */
export function createLogReader(stated: readonly LineLayout[], isCode?: IsCode): LogReader {
  const splitter = createLineSplitter();
  let layouts = stated.length > 0 ? stated : undefined;
  let readLine: ReadLine | undefined = layouts && lineReader(layouts, isCode);
  const records = createRecordReader((line, number) => readLine?.(line, number) ?? []);
  let isDecided = layouts !== undefined;
  let sample: string[] = [];
  let characters = 0;
  /** Of the sample those that have been read, by what could be told by then. */
  let read = 0;

  /** What waited for the layouts, read by them. */
  function decide(): readonly LogRecord[] {
    if (isDecided) return NONE;
    if (read < sample.length) {
      layouts = detectLayouts(sample, isCode).layouts;
      readLine = lineReader(layouts, isCode);
    }
    const complete = sample.slice(read).flatMap((line) => records.push(line));
    read = sample.length;
    isDecided = hasEnough();
    if (isDecided) sample = [];
    return complete;
  }

  function hasEnough(): boolean {
    return sample.length >= SAMPLE || characters >= LARGEST_SAMPLE;
  }

  function take(lines: readonly string[]): readonly LogRecord[] {
    if (isDecided) return lines.flatMap((line) => records.push(line));
    for (const line of lines) characters += line.length;
    sample.push(...lines);
    return hasEnough() ? decide() : NONE;
  }

  function settle(): readonly LogRecord[] {
    const complete = decide();
    return [...complete, ...records.end()];
  }

  return {
    push: (text) => take(splitter.push(text)),
    settle,
    flush() {
      const complete = take(splitter.end());
      return [...complete, ...settle()];
    },
    layouts: () => layouts,
  };
}

const NONE: readonly LogRecord[] = [];

/** Lines, and characters, from which the layouts of a log are told. */
const SAMPLE = 200;
const LARGEST_SAMPLE = 2 ** 20;

/** From the lines of a log to its records, one line after the other: a log may be larger than memory, and need not end. */
import type { ReadLine } from '../layouts/read-line.ts';
import { stripColours } from '../layouts/strip-colours.ts';
import { bytesInUtf8 } from './bytes-in-utf8.ts';
import { continues, leavesTraceOpen } from './continuation.ts';
import type { LogRecord } from './log-record.ts';

export interface RecordReader {
  /** Takes the next line, without its end; gives the records that it shows to be complete. */
  push(line: string): readonly LogRecord[];
  /** The records that have not been given yet: there are no more lines, or none for now. */
  end(): readonly LogRecord[];
}

/** Of a trace so many lines are kept, and so many characters of each; what is beyond them is counted. */
export const MOST_TRACE_LINES = 500;
const LONGEST_TRACE_LINE = 4000;

const LINE_END = 1;

/** Layouts read a line and do not know what else is of its record: the reader completes what they made. */
type Counted = LogRecord & { bytes: number };

/** Colours are taken out before a line is read. */
export function createRecordReader(readLine: ReadLine): RecordReader {
  let pending: readonly LogRecord[] = [];
  let trace: string[] = [];
  let inTrace = false;
  let number = 0;
  /** Of the lines of `pending`. */
  let bytes = 0;

  /** The line before this one was the last of its record. */
  function settle(): readonly LogRecord[] {
    const last = pending.at(-1);
    if (last === undefined) return NONE;
    for (const record of pending as readonly Counted[]) record.bytes = bytes / pending.length;
    const lines = number - last.line;
    if (lines > 1) {
      pending = pending.with(-1, { ...last, trace: [...last.trace, ...trace], lines });
      trace = [];
    }
    inTrace = false;
    return pending;
  }

  return {
    push(written) {
      number++;
      const line = stripColours(written.endsWith('\r') ? written.slice(0, -1) : written);
      const read = readLine(line, number);
      const last = pending.at(-1);
      if (read.length === 0 && last !== undefined) {
        const { layout, message, code } = last;
        const isEmpty = message === '' && code === undefined && trace.every((each) => each === '');
        if (continues(line, { hasLayout: layout !== undefined, inTrace, isEmpty })) {
          inTrace = leavesTraceOpen(line, inTrace);
          bytes += bytesInUtf8(written) + LINE_END;
          if (trace.length < MOST_TRACE_LINES) trace.push(line.slice(0, LONGEST_TRACE_LINE));
          return NONE;
        }
      }
      const complete = settle();
      pending = read.length > 0 ? read : [textAlone(line, number)];
      bytes = bytesInUtf8(written) + LINE_END;
      return complete;
    },
    end() {
      number++;
      const complete = settle();
      number--;
      pending = [];
      return complete;
    },
  };
}

const NONE: readonly LogRecord[] = [];

function textAlone(message: string, line: number): LogRecord {
  return {
    message,
    messageStart: 0,
    fields: new Map(),
    malformed: [],
    trace: [],
    line,
    lines: 1,
    bytes: 0,
  };
}

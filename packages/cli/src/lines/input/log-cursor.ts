/** From the bytes of a log to its records, and how far it has come: what a later run begins with. */
import { createHash } from 'node:crypto';
import { createLogReader, type LogRecord } from '@loglex/engine';
import { encodingNamed, encodingOf, type LogEncoding, type LogKnowledge } from '@loglex/project';
import { createTextDecoder } from './text-decoder.ts';

/** Between two lines of a log; what was read of it is told from another log's by what it says. */
export interface LogPosition {
  /** In bytes; of a compressed log, unpacked. */
  readonly offset: number;
  /** Lines before it. */
  readonly line: number;
  readonly encoding: LogEncoding['name'];
  /** The first bytes of the log, and those right before the offset. */
  readonly head: Fingerprint;
  readonly tail: Fingerprint;
}

export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

export interface LogCursor {
  /** Takes the next bytes; gives the records that they complete. */
  push(bytes: Buffer): readonly LogRecord[];
  /** The records that wait, of a log that is not written to at the moment. A line that has not ended goes on waiting. */
  settle(): readonly LogRecord[];
  /** The records that wait: nothing follows. */
  end(): readonly LogRecord[];
  /** The last bytes that it took, as many as tell a log from another. */
  taken(): Buffer;
  /** Behind the records that were given, as far as that is known: never behind one that was not. */
  position(): LogPosition;
}

/** @param from where another cursor of the log ended. */
export function createLogCursor(
  { layouts, isCode }: Pick<LogKnowledge, 'layouts' | 'isCode'>,
  from?: LogPosition,
): LogCursor {
  const reader = createLogReader(layouts, isCode);
  const linesBefore = from?.line ?? 0;
  let encoding = from && encodingNamed(from.encoding);
  let odd = Buffer.alloc(0);
  let decode = encoding && createTextDecoder(encoding);
  let head = Buffer.alloc(0);
  /** The last bytes that came, before the next. */
  let last = Buffer.alloc(0);
  let bytesRead = from?.offset ?? 0;
  let linesRead = linesBefore;
  let linesGiven = linesBefore;
  /** Ends of lines, of which the records have not all been given. */
  let marks: { readonly offset: number; readonly line: number; readonly tail: Buffer }[] = [];
  let reached: (typeof marks)[number] | undefined;

  /** UTF-16 may be cut in the middle of a unit. */
  function wholeUnits(piece: Buffer): Buffer {
    const bytes = Buffer.concat([odd, piece]);
    const even = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(even);
    return bytes.subarray(0, even);
  }

  function mark(bytes: Buffer): void {
    if (from === undefined && head.length < PRINT_BYTES) {
      head = Buffer.concat([head, bytes.subarray(0, PRINT_BYTES - head.length)]);
    }
    let count = 0;
    let end = 0;
    for (let next = 0; (next = encoding!.behindNewline(bytes, next)) >= 0; end = next) count++;
    linesRead += count;
    if (count > 0) {
      const before =
        end >= PRINT_BYTES ? bytes.subarray(0, end) : Buffer.concat([last, bytes.subarray(0, end)]);
      const tail = Buffer.from(before.subarray(-PRINT_BYTES));
      marks.push({ offset: bytesRead + end, line: linesRead, tail });
    }
    bytesRead += bytes.length;
    const recent = bytes.length >= PRINT_BYTES ? bytes : Buffer.concat([last, bytes]);
    last = Buffer.from(recent.subarray(-PRINT_BYTES));
  }

  function given(records: readonly LogRecord[]): readonly LogRecord[] {
    const record = records.at(-1);
    if (record === undefined) return records;
    linesGiven = linesBefore + record.line + record.lines - 1;
    const passed = marks.filter(({ line }) => line <= linesGiven);
    reached = passed.at(-1) ?? reached;
    marks = marks.slice(passed.length);
    if (linesBefore === 0) return records;
    return records.map((each) => ({ ...each, line: each.line + linesBefore }));
  }

  return {
    push(piece) {
      if (decode === undefined) {
        encoding = encodingOf(piece);
        decode = createTextDecoder(encoding);
      }
      const bytes = encoding!.unit === 1 ? piece : wholeUnits(piece);
      mark(bytes);
      return given(reader.push(decode(bytes)));
    },
    settle: () => given(reader.settle()),
    end: () => given([...reader.push(decode?.() ?? ''), ...reader.flush()]),
    taken: () => Buffer.concat([last, odd]),
    position() {
      if (reached === undefined && from !== undefined) return from;
      const { offset, line, tail } = reached ?? { offset: 0, line: 0, tail: Buffer.alloc(0) };
      const whole = { encoding: encoding?.name ?? 'utf-8', offset, line, tail: fingerprint(tail) };
      return { ...whole, head: from?.head ?? fingerprint(head.subarray(0, offset)) };
    },
  };
}

export function fingerprint(bytes: Buffer): Fingerprint {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export function isPrintOf({ bytes, sha256 }: Fingerprint, found: Buffer): boolean {
  return found.length === bytes && fingerprint(found).sha256 === sha256;
}

const PRINT_BYTES = 1024;

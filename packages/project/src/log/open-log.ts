/**
 * A log as a view of it needs it: its lines in ranges, filtered, while it is still being read and while it grows. Of its text nothing
 * is kept: lines are read from the disk when somebody looks at them.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { spelledOut } from '@loglex/catalog';
import {
  createLogReader,
  createLogTable,
  type ExplainRecord,
  type LineEntry,
  lineEntryOf,
  type LineFilter,
  type LineLayout,
  lineReader,
  type LogCounts,
  type LogReader,
  type LogRecord,
  type ReadLine,
  stripColours,
} from '@loglex/engine';
import { createShownLines } from './shown-lines.ts';
import { encodingOf } from './log-encoding.ts';
import type { LogSource } from './log-source.ts';
import { textSearch } from './text-search.ts';

/** What lines of the log are read and known by. */
export interface LogKnowledge {
  /** None: they are found out. */
  readonly layouts: readonly LineLayout[];
  readonly isCode: (text: string) => boolean;
  readonly explain: ExplainRecord;
}

/** What is shown of a log. `text` stands in a record, in any case. */
export interface LogFilter extends LineFilter {
  readonly text?: string;
}

export interface LogState {
  readonly bytes: number;
  readonly lines: number;
  /** Of them those, from the first on, of which it is known what they are. */
  readonly known: number;
  /** Lines that the filter lets through, as far as is known. */
  readonly shown: number;
  /** Whether more is to come without the log growing. */
  readonly isBusy: boolean;
  /** Counts up when the filter or the log is another one: rows with the same number may say something else. */
  readonly generation: number;
  /** Why it cannot be read. */
  readonly problem?: string;
}

export interface LogRow extends LineEntry {
  /** From 0. */
  readonly line: number;
  /** Without colours, other controls and characters that turn text around spelled out. */
  readonly text: string;
  /** Whether the line goes on behind it. */
  readonly isCut: boolean;
  readonly continues: boolean;
  /** As its layout has it; absent where none fits. */
  readonly time?: string;
  readonly message?: string;
}

export interface OpenLog {
  state(): LogState;
  /** Rows of what is shown, by their numbers from 0. */
  rows(from: number, count: number): Promise<readonly LogRow[]>;
  /** The row of a line; where that is not shown, of the next one that is. */
  rowOf(line: number): number;
  filter(filter: LogFilter): void;
  counts(): LogCounts;
  /** The record that a line belongs to, and what of it is to be read by people. */
  record(line: number): Promise<{ readonly record: LogRecord; readonly text: string } | undefined>;
  /** The catalog is another one. */
  know(knowledge: LogKnowledge): void;
  /** Looks whether the log has grown. */
  look(): void;
  close(): Promise<void>;
}

/** `onChange`: the state is another one; not more often than anybody can see. */
export function openLog(source: LogSource, first: LogKnowledge, onChange: () => void): OpenLog {
  let knowledge = first;
  let table = createLogTable();
  let shown = createShownLines(table, {});
  let search: ReturnType<typeof textSearch> | undefined;
  let filter: LogFilter = {};
  let generation = 0;
  let bytes = 0;
  let encoding = encodingOf(Buffer.alloc(0));
  /** How far lines are cut. */
  let cutTo = 0;
  let isLineOpen = false;
  let reader: { readonly records: LogReader; readonly firstLine: number } | undefined;
  /** Behind the last line that the reader was given. */
  let readTo = 0;
  let layouts: readonly LineLayout[] | undefined;
  let readLine: ReadLine | undefined;
  let problem: string | undefined;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  let toldAt = 0;
  /** What was told last, and that it was the end. */
  let told = '';

  const lineEnd = (line: number) => (line + 1 < table.lines ? table.startOf(line + 1) : cutTo);

  function tell(isEnd: boolean): void {
    const now = performance.now();
    const state = [isEnd, bytes, table.lines, table.known, shown.count, generation, problem].join();
    if (isClosed || state === told || (!isEnd && now - toldAt < TELL_MS)) return;
    toldAt = now;
    told = state;
    onChange();
  }

  function startOver(): void {
    table = createLogTable();
    cutTo = 0;
    isLineOpen = false;
    layouts = undefined;
    forgetFrom(0);
  }

  /** Records from this line on are read anew. */
  function forgetFrom(line: number): void {
    table.forget(line);
    reader = undefined;
    readTo = line;
    refilter();
  }

  function refilter(): void {
    generation++;
    shown = createShownLines(table, filter);
    search = filter.text ? textSearch(filter.text, encoding) : undefined;
  }

  async function look(): Promise<void> {
    const now = await source.look();
    if (now.isOther) startOver();
    if (cutTo < LONGEST_MARK) {
      const found = encodingOf(await source.read(0, LONGEST_MARK));
      if (found !== encoding) {
        encoding = found;
        startOver();
      }
    }
    // Half a character may be written.
    const whole = now.bytes - (now.bytes % encoding.unit);
    if (whole > bytes && table.known > 0 && table.known === table.lines) {
      // The last line may go on, and what comes may belong to the last record.
      const last = table.recordAt(table.lines - 1);
      table.forget(last);
      shown.forget(last);
      reader = undefined;
      readTo = last;
    }
    bytes = whole;
    problem = undefined;
  }

  /** Does a little of what is to be done; `false`: there is nothing. */
  async function step(): Promise<boolean> {
    if (cutTo < bytes) return cutLines();
    if (shown.upTo < table.known) return showLines();
    if (readTo < table.lines) return readRecords();
    if (reader !== undefined) {
      take(reader.records.flush());
      reader = undefined;
      return true;
    }
    return false;
  }

  async function cutLines(): Promise<boolean> {
    const piece = await source.read(cutTo, Math.min(bytes - cutTo, CUT_BYTES));
    if (piece.length === 0) {
      bytes = cutTo;
      return true;
    }
    if (!isLineOpen) table.addLine(cutTo);
    isLineOpen = true;
    for (let next = encoding.behindNewline(piece, 0); next >= 0;) {
      isLineOpen = next < piece.length;
      if (isLineOpen) table.addLine(cutTo + next);
      next = encoding.behindNewline(piece, next);
    }
    cutTo += piece.length;
    return true;
  }

  async function readRecords(): Promise<boolean> {
    const from = readTo;
    const start = table.startOf(from);
    let to = from + 1;
    while (to < table.lines && lineEnd(to) - start <= READ_BYTES) to++;
    const length = Math.min(lineEnd(to - 1) - start, LONGEST_LINE);
    const piece = await source.read(start, length);
    if (isClosed || from !== readTo) return true;
    reader ??= {
      records: createLogReader(layouts ?? knowledge.layouts, knowledge.isCode),
      firstLine: from,
    };
    const text = encoding.decode(piece.subarray(from === 0 ? encoding.mark : 0));
    readTo = to;
    take(reader.records.push(text.endsWith('\n') ? text : `${text}\n`));
    return true;
  }

  function take(records: readonly LogRecord[]): void {
    const { firstLine, records: log } = reader!;
    if (layouts === undefined && (layouts = log.layouts()) !== undefined) {
      readLine = lineReader(layouts, knowledge.isCode);
    }
    for (const record of records) {
      const end = firstLine + record.line - 1 + record.lines;
      // A line may be an envelope of several records: it is shown as the first.
      if (end <= table.known) continue;
      table.addRecord(end - table.known, lineEntryOf(record, knowledge.explain(record)));
    }
  }

  async function showLines(): Promise<boolean> {
    const from = shown.upTo;
    const to = shown.endOfStep(search === undefined ? SHOW_LINES : SEARCH_LINES);
    if (search === undefined) {
      shown.show(to);
      return true;
    }
    const asked = generation;
    const base = table.startOf(from);
    const hits = new Set<number>();
    let record = from;
    for (let line = from; line < to;) {
      if (!table.continues(line)) record = line;
      const start = table.startOf(line);
      let end = line + 1;
      while (end < to && lineEnd(end) - start <= CUT_BYTES) end++;
      const piece = await source.read(start, Math.min(lineEnd(end - 1) - start, LONGEST_LINE));
      if (isClosed || asked !== generation || base !== table.startOf(from)) return true;
      const find = search(piece);
      for (let at = find(0); at >= 0;) {
        while (line + 1 < end && table.startOf(line + 1) <= start + at) {
          line++;
          if (!table.continues(line)) record = line;
        }
        hits.add(record);
        if (line + 1 >= end) break;
        at = find(table.startOf(line + 1) - start);
      }
      for (; line < end; line++) if (!table.continues(line)) record = line;
    }
    shown.show(to, hits);
    return true;
  }

  async function run(): Promise<void> {
    try {
      do {
        isAskedAgain = false;
        await look();
        while (!isClosed && (await step())) {
          tell(false);
          // Whoever asks something meanwhile is answered first.
          await turn();
        }
      } while (isAskedAgain && !isClosed);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  }

  function wake(): void {
    isAskedAgain = true;
    if (running !== undefined || isClosed) return;
    running = run().finally(() => {
      running = undefined;
      tell(true);
    });
  }

  async function textOf(line: number, longest: number): Promise<{ text: string; isCut: boolean }> {
    const start = table.startOf(line);
    const length = lineEnd(line) - start;
    const piece = await source.read(start, Math.min(length, longest));
    const text = encoding.decode(piece.subarray(line === 0 ? encoding.mark : 0));
    return { text: text.replace(/\r?\n$/, ''), isCut: length > longest };
  }

  async function rowAt(line: number): Promise<LogRow> {
    const { text, isCut } = await textOf(line, ROW_BYTES);
    const plain = stripColours(text);
    const continues = table.continues(line);
    const [read] = continues || isCut ? [] : (readLine?.(plain, line + 1) ?? []);
    return {
      line,
      text: visible(plain),
      isCut,
      continues,
      ...table.entryOf(line),
      ...(read?.timestamp !== undefined && { time: visible(read.timestamp) }),
      ...(read !== undefined && { message: visible(read.message) }),
    };
  }

  wake();
  return {
    state: () => ({
      bytes,
      lines: table.lines,
      known: table.known,
      shown: shown.count,
      isBusy: running !== undefined,
      generation,
      ...(problem !== undefined && { problem }),
    }),
    async rows(from, count) {
      const lines = shown.slice(from, Math.min(count, MOST_ROWS));
      return Promise.all(lines.map(rowAt));
    },
    rowOf: (line) => shown.rowOf(line),
    filter(next) {
      filter = next;
      refilter();
      wake();
    },
    counts: () => table.counts(),
    async record(line) {
      if (line < 0 || line >= table.lines) return undefined;
      const first = table.recordAt(line);
      const end = Math.min(table.endOfRecord(line), first + RECORD_LINES);
      const texts: string[] = [];
      for (let at = first; at < end; at++) {
        const { text, isCut } = await textOf(at, RECORD_BYTES);
        texts.push(isCut ? `${text}…` : text);
      }
      const log = createLogReader(layouts ?? knowledge.layouts, knowledge.isCode);
      const [record] = [...log.push(`${texts.join('\n')}\n`), ...log.flush()];
      const text = texts.map((each) => visible(stripColours(each))).join('\n');
      return record && { record: { ...record, line: first + 1 }, text };
    },
    know(next) {
      knowledge = next;
      layouts = undefined;
      forgetFrom(0);
      wake();
    },
    look: wake,
    async close() {
      isClosed = true;
      await running;
      await source.close();
    },
  };
}

/** Nobody sees more changes than this. */
const TELL_MS = 100;

/** What is done at once between two questions: a few milliseconds each. */
const CUT_BYTES = 2 ** 20;
const READ_BYTES = 2 ** 16;
const SHOW_LINES = 200_000;
const SEARCH_LINES = 20_000;

/** In bytes, as all below. */
const LONGEST_MARK = 3;
/** What is longer is no line for people; a code in it stands at its beginning. */
const LONGEST_LINE = 2 ** 20;
const ROW_BYTES = 4_000;
const RECORD_BYTES = 20_000;
const RECORD_LINES = 200;
/** As many as a very high screen has, several times. */
const MOST_ROWS = 1_000;

/** In one line. */
function visible(text: string): string {
  return spelledOut(text).replaceAll('\n', '\\n');
}

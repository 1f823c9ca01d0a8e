/** Which lines of a log a filter lets through: all of them without a list, else their numbers in a typed array. */
import type { LineFilter, LogTable } from '@loglex/engine';

export interface ShownLines {
  /** How many are shown. */
  readonly count: number;
  /** Lines before this one are decided. */
  readonly upTo: number;
  /** Where to end deciding about so many lines: with a record. */
  endOfStep(lines: number): number;
  /** Decides about the lines up to here. `hits`: the first lines of records that hold the text that is looked for. */
  show(to: number, hits?: ReadonlySet<number>): void;
  /** Nothing is decided from this line on. */
  forget(from: number): void;
  /** The lines of these rows. */
  slice(from: number, count: number): readonly number[];
  /** The row of the line, or of the next that is shown. */
  rowOf(line: number): number;
}

export function createShownLines(
  table: LogTable,
  filter: LineFilter & { readonly text?: string },
): ShownLines {
  const { levels = [], places = [], codes = [], text = '' } = filter;
  return levels.length + places.length + codes.length + text.length === 0
    ? allLines(table)
    : filteredLines(table, filter);
}

/** Lines are shown before anything is known of them. */
function allLines(table: LogTable): ShownLines {
  return {
    get count() {
      return table.lines;
    },
    get upTo() {
      return table.known;
    },
    endOfStep: () => table.known,
    show: () => undefined,
    forget: () => undefined,
    slice(from, count) {
      const length = Math.max(0, Math.min(count, table.lines - from));
      return Array.from({ length }, (_, at) => from + at);
    },
    rowOf: (line) => Math.min(line, Math.max(0, table.lines - 1)),
  };
}

function filteredLines(table: LogTable, filter: LineFilter): ShownLines {
  const matches = table.matcher(filter);
  let lines = new Uint32Array(1024);
  let count = 0;
  let upTo = 0;

  function rowOf(line: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]! < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    get count() {
      return count;
    },
    get upTo() {
      return upTo;
    },
    endOfStep: (length) =>
      upTo + length >= table.known ? table.known : table.endOfRecord(upTo + length - 1),
    show(to, hits) {
      let record = upTo;
      for (let line = upTo; line < to; line++) {
        if (!table.continues(line)) record = line;
        if (!matches(line) || hits?.has(record) === false) continue;
        if (count === lines.length) {
          const grown = new Uint32Array(count * 2);
          grown.set(lines);
          lines = grown;
        }
        lines[count++] = line;
      }
      upTo = to;
    },
    forget(from) {
      if (from >= upTo) return;
      count = rowOf(from);
      upTo = from;
    },
    slice: (from, length) => [...lines.subarray(from, Math.min(count, from + length))],
    rowOf,
  };
}

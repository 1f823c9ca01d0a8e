/**
 * What is known of every line of a log, in typed arrays: some 13 bytes a line, and nothing of its text, so that a log may be longer
 * than memory.
 */
import type { Rung } from '@loglex/catalog';

export interface LogTable {
  /** Lines whose start is known. */
  readonly lines: number;
  /** Of them those, from the first on, of which it is known what they are. */
  readonly known: number;
  /** Where a line starts, in bytes from the beginning of the log. */
  startOf(line: number): number;
  /** The next line starts here. */
  addLine(start: number): void;
  /** The next `lines` lines are one record. */
  addRecord(lines: number, entry: LineEntry): void;
  /** What the line's record is; nothing where that is not known by now. */
  entryOf(line: number): LineEntry;
  /** Whether the line belongs to the record above it. */
  continues(line: number): boolean;
  /** The first line of the record that the line belongs to. */
  recordAt(line: number): number;
  /** Behind the last line of the record that the line belongs to. */
  endOfRecord(line: number): number;
  /** From this line on it is no longer known what the lines are. */
  forget(from: number): void;
  /** How many records there are of each. */
  counts(): LogCounts;
  /** Whether a line's record is one of those that `filter` lets through: one function for many lines. */
  matcher(filter: LineFilter): (line: number) => boolean;
}

/** What a record is, as far as filters care. */
export interface LineEntry {
  readonly level?: Rung;
  readonly code?: string;
  readonly component?: string;
  readonly subcomponent?: string;
}

/** A part of a list that is absent or empty lets everything through. */
export interface LineFilter {
  /** `none`: records without a level. */
  readonly levels?: readonly (Rung | 'none')[];
  /** Components, or parts of them. An empty name: records without a component. */
  readonly places?: readonly LinePlace[];
  readonly codes?: readonly string[];
}

export interface LinePlace {
  readonly component: string;
  /** Absent: all of the component. */
  readonly subcomponent?: string;
}

export interface LogCounts {
  readonly levels: Readonly<Record<Rung | 'none', number>>;
  readonly places: readonly (LinePlace & { readonly records: number })[];
  readonly codes: readonly { readonly code: string; readonly records: number }[];
}

const LEVELS = ['none', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
/** In the byte of the level. */
const CONTINUES = 0x80;

export function createLogTable(): LogTable {
  let starts = new Float64Array(FIRST_LINES);
  let levels = new Uint8Array(FIRST_LINES);
  let codes = new Uint16Array(FIRST_LINES);
  let places = new Uint16Array(FIRST_LINES);
  let lines = 0;
  let known = 0;
  const codeNames = createNames();
  const placeNames = createNames();
  const levelCounts = new Float64Array(LEVELS.length);

  function reserve(): void {
    if (lines < starts.length) return;
    const length = Math.ceil(starts.length * 1.5);
    const grown = new Float64Array(length);
    grown.set(starts);
    starts = grown;
    levels = widened(levels, new Uint8Array(length));
    codes = widened(codes, new Uint16Array(length));
    places = widened(places, new Uint16Array(length));
  }

  function count(line: number, by: 1 | -1): void {
    levelCounts[levels[line]!]! += by;
    codeNames.count(codes[line]!, by);
    placeNames.count(places[line]!, by);
  }

  function recordAt(line: number): number {
    let first = line;
    while (first > 0 && (levels[first]! & CONTINUES) !== 0) first--;
    return first;
  }

  return {
    get lines() {
      return lines;
    },
    get known() {
      return known;
    },
    startOf: (line) => starts[line]!,
    addLine(start) {
      reserve();
      levels[lines] = 0;
      starts[lines++] = start;
    },
    addRecord(count_, { level, code = '', component = '', subcomponent }) {
      const rung = level === undefined ? 0 : LEVELS.indexOf(level);
      const codeId = codeNames.idOf(code);
      const placeId = placeNames.idOf(
        subcomponent === undefined ? component : `${component}\n${subcomponent}`,
      );
      const end = Math.min(lines, known + count_);
      for (let line = known; line < end; line++) {
        levels[line] = line === known ? rung : rung | CONTINUES;
        codes[line] = codeId;
        places[line] = placeId;
      }
      if (end > known) count(known, 1);
      known = end;
    },
    entryOf(line) {
      if (line >= known) return {};
      const rung = LEVELS[levels[line]! & ~CONTINUES]!;
      const code = codeNames.nameOf(codes[line]!);
      const { component, subcomponent } = placeOf(placeNames.nameOf(places[line]!));
      return {
        ...(rung !== 'none' && { level: rung }),
        ...(code !== '' && { code }),
        ...(component !== '' && { component }),
        ...(subcomponent !== undefined && { subcomponent }),
      };
    },
    continues: (line) => line < known && (levels[line]! & CONTINUES) !== 0,
    recordAt,
    endOfRecord(line) {
      let end = line + 1;
      while (end < known && (levels[end]! & CONTINUES) !== 0) end++;
      return end;
    },
    forget(from) {
      for (let line = from; line < known; line++) {
        if ((levels[line]! & CONTINUES) === 0) count(line, -1);
        levels[line] = 0;
      }
      known = Math.min(known, from);
    },
    counts: () => ({
      levels: Object.fromEntries(
        LEVELS.map((level, at) => [level, levelCounts[at]!]),
      ) as LogCounts['levels'],
      places: placeNames.counted().map(([name, records]) => ({ ...placeOf(name), records })),
      codes: codeNames
        .counted()
        .filter(([code]) => code !== '')
        .map(([code, records]) => ({ code, records })),
    }),
    matcher(filter) {
      const isLevel = LEVELS.map((level) => isIn(filter.levels, level));
      const isCode = remembered(codeNames, (code) => isIn(filter.codes, code));
      const isPlace = remembered(placeNames, (name) => isAmong(filter.places, placeOf(name)));
      return (line) =>
        isLevel[levels[line]! & ~CONTINUES]! && isCode(codes[line]!) && isPlace(places[line]!);
    },
  };
}

const FIRST_LINES = 4096;

function widened<Values extends Uint8Array | Uint16Array>(values: Values, wide: Values): Values {
  wide.set(values);
  return wide;
}

/** Names by number, and how many records have each. */
interface Names {
  idOf(name: string): number;
  nameOf(id: number): string;
  count(id: number, by: number): void;
  counted(): readonly (readonly [name: string, records: number])[];
}

/** What a log says may be anything: names beyond these are none. */
const MOST_NAMES = 2 ** 16;

function createNames(): Names {
  const ids = new Map([['', 0]]);
  const names = [''];
  const counts = [0];
  return {
    idOf(name) {
      const known = ids.get(name);
      if (known !== undefined) return known;
      if (names.length === MOST_NAMES) return 0;
      ids.set(name, names.length);
      counts.push(0);
      return names.push(name) - 1;
    },
    nameOf: (id) => names[id]!,
    count(id, by) {
      counts[id]! += by;
    },
    counted: () =>
      names.flatMap((name, id) => (counts[id]! > 0 ? [[name, counts[id]!] as const] : [])),
  };
}

function placeOf(name: string): LinePlace {
  const end = name.indexOf('\n');
  if (end < 0) return { component: name };
  return { component: name.slice(0, end), subcomponent: name.slice(end + 1) };
}

function isIn<Value>(list: readonly Value[] | undefined, value: Value): boolean {
  return list === undefined || list.length === 0 || list.includes(value);
}

function isAmong(list: LineFilter['places'], { component, subcomponent }: LinePlace): boolean {
  if (list === undefined || list.length === 0) return true;
  return list.some(
    (each) =>
      each.component === component &&
      (each.subcomponent === undefined || each.subcomponent === subcomponent),
  );
}

/** The answer for each name, asked for once. */
function remembered(names: Names, test: (name: string) => boolean): (id: number) => boolean {
  const answers: boolean[] = [];
  return (id) => (answers[id] ??= test(names.nameOf(id)));
}

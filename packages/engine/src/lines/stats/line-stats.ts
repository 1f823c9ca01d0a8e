/**
 * What a log consists of, counted while it is read: by level, component, constant and call, held against the catalog. What is kept is
 * bounded by the catalog and the code; what a log makes up itself is counted in lists that are cut, with what is beyond them told.
 */
import type { Catalog, LogConstant, RetiredConstant, Rung } from '@loglex/catalog';
import { allowsLevel } from '../../checks/allows-level.ts';
import { livingConstants } from '../../coverage/coverage.ts';
import { seenConstants } from '../../coverage/seen-constants.ts';
import type { LogCall } from '../../facts/log-call.ts';
import type { RecordExplanation } from '../explain/explain-record.ts';
import type { LogRecord } from '../records/log-record.ts';
import { lineEntryOf } from '../table/line-entry.ts';

export interface LineStatsCounter {
  add(record: LogRecord, explanation: RecordExplanation): void;
  stats(): LineStats;
}

export interface Volume {
  readonly records: number;
  readonly lines: number;
  /** Of UTF-8, with line ends. */
  readonly bytes: number;
}

/** Rows with the most bytes first. */
export interface Counted<Row> {
  readonly rows: readonly (Row & Volume)[];
  /** What is in no row: there are more different ones than are kept. */
  readonly rest: Volume;
}

export type LevelName = Rung | 'none';

export interface LineStats {
  readonly total: Volume;
  /** As the log has it. */
  readonly levels: Readonly<Record<LevelName, Volume>>;
  /** As it would be if each constant came at a level that the catalog gives it now. */
  readonly levelsByCatalog: Readonly<Record<LevelName, Volume>>;
  readonly components: Counted<{ readonly component: string | undefined }>;
  readonly constants: Counted<{
    readonly constant: LogConstant;
    /** Records at each level that the catalog does not let it have. */
    readonly otherLevels: Readonly<Partial<Record<Rung, number>>>;
  }>;
  readonly retired: Counted<{ readonly retired: RetiredConstant }>;
  readonly unknownCodes: Counted<{ readonly code: string }>;
  /** Records without a code that a raw call wrote. */
  readonly calls: Counted<{ readonly file: string; readonly call: LogCall }>;
  /** Records that nobody knows, by their text with `#` for its digits. */
  readonly unknownTexts: Counted<{ readonly text: string }>;
  /** In reading order; deprecated ones are not waited for. */
  readonly unseen: readonly LogConstant[];
  /** Constants that are not deprecated. */
  readonly declared: number;
}

export interface LineStatsOptions {
  /** Different ones that are kept of what a log makes up itself: components, unknown codes, unknown texts. */
  readonly most?: number;
}

export function createLineStats(
  catalog: Catalog,
  { most = MOST }: LineStatsOptions = {},
): LineStatsCounter {
  const total = volume();
  const levels = volumes();
  const levelsByCatalog = volumes();
  const components = counter<string | undefined>(most);
  const constants = counter<LogConstant>();
  const otherLevels = new Map<LogConstant, Partial<Record<Rung, number>>>();
  const retired = counter<RetiredConstant>();
  const unknownCodes = counter<string>(most);
  const calls = counter<LogCall>();
  const fileOf = new Map<LogCall, string>();
  const unknownTexts = counter<string>(most);

  function addConstant(constant: LogConstant, record: LogRecord): void {
    constants.add(constant, record);
    if (record.level === undefined || constant.level === undefined) return;
    if (allowsLevel(constant, record.level)) return;
    let others = otherLevels.get(constant);
    if (others === undefined) otherLevels.set(constant, (others = {}));
    others[record.level.rung] = (others[record.level.rung] ?? 0) + 1;
  }

  function addOther(record: LogRecord, { by, code, answers, retired: old }: RecordExplanation) {
    const [best] = answers;
    if (by === 'code') {
      if (old[0] !== undefined) retired.add(old[0], record);
      else unknownCodes.add((code ?? '').slice(0, LONGEST_TEXT), record);
    } else if (best?.template.source.kind === 'call') {
      const { file, call } = best.template.source;
      fileOf.set(call, file);
      calls.add(call, record);
    } else {
      unknownTexts.add(record.message.slice(0, LONGEST_TEXT).replace(/\d+/g, '#'), record);
    }
  }

  return {
    add(record, explanation) {
      const [constant] = seenConstants(explanation);
      const entry = lineEntryOf(record, explanation);
      grow(total, record);
      grow(levels[record.level?.rung ?? 'none'], record);
      grow(levelsByCatalog[wantedLevel(record, constant)], record);
      components.add(entry.component?.slice(0, LONGEST_TEXT), record);
      if (constant === undefined) addOther(record, explanation);
      else addConstant(constant, record);
    },
    stats() {
      const living = livingConstants(catalog);
      return {
        total,
        levels,
        levelsByCatalog,
        components: components.counted((component) => ({ component })),
        constants: constants.counted((constant) => ({
          constant,
          otherLevels: otherLevels.get(constant) ?? {},
        })),
        retired: retired.counted((one) => ({ retired: one })),
        unknownCodes: unknownCodes.counted((code) => ({ code })),
        calls: calls.counted((call) => ({ file: fileOf.get(call)!, call })),
        unknownTexts: unknownTexts.counted((text) => ({ text })),
        unseen: living.filter((constant) => !constants.has(constant)),
        declared: living.length,
      };
    },
  };
}

/** A record without a level stays one. */
function wantedLevel({ level }: LogRecord, constant: LogConstant | undefined): LevelName {
  if (level === undefined) return 'none';
  if (constant?.level === undefined || allowsLevel(constant, level)) return level.rung;
  return constant.level.rung;
}

const MOST = 1000;
const LONGEST_TEXT = 200;

type Growing = { -readonly [Key in keyof Volume]: number };

function volume(): Growing {
  return { records: 0, lines: 0, bytes: 0 };
}

function volumes(): Readonly<Record<LevelName, Growing>> {
  return {
    fatal: volume(),
    error: volume(),
    warn: volume(),
    info: volume(),
    debug: volume(),
    trace: volume(),
    none: volume(),
  };
}

function grow(one: Growing, { lines, bytes }: LogRecord): void {
  one.records++;
  one.lines += lines;
  one.bytes += bytes;
}

interface Counter<Key> {
  add(key: Key, record: LogRecord): void;
  has(key: Key): boolean;
  counted<Row>(rowOf: (key: Key) => Row): Counted<Row>;
}

/** Those that come first are kept: what makes a log large comes early. */
function counter<Key>(most = Infinity): Counter<Key> {
  const byKey = new Map<Key, Growing>();
  const rest = volume();
  return {
    add(key, record) {
      let known = byKey.get(key);
      if (known === undefined) {
        if (byKey.size >= most) {
          grow(rest, record);
          return;
        }
        byKey.set(key, (known = volume()));
      }
      grow(known, record);
    },
    has: (key) => byKey.has(key),
    counted: (rowOf) => ({
      rows: Array.from(byKey, ([key, known]) => ({ ...rowOf(key), ...known })).sort(
        (a, b) => b.bytes - a.bytes,
      ),
      rest,
    }),
  };
}

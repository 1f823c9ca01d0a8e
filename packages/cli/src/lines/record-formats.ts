/** Records of logs as they are written: a row for people, an object on a line for programs. */
import type { Location, Rung } from '@loglex/catalog';
import { placesIn, type ShownPlace } from '../explain/places.ts';
import type { LogRecord } from '@loglex/engine';
import type { Look } from '../report/report.ts';
import { visible } from '../terminal/visible.ts';
import { fateInWords } from './fate.ts';
import type { KnownRecord, OpenLogs } from './read-logs.ts';

/** The next records as text that ends with a line. */
export type RecordWriter = (records: readonly KnownRecord[]) => string;

/** Place, level, code, component, call and message; below it the lines that belong to it. Columns are aligned where people look. */
export function recordsAsText(logs: OpenLogs, { color, width }: Look): RecordWriter {
  const { knowledge, areSeveral, hasContext } = logs;
  const placeOf = remembered(placesIn(logs.project));
  const columns = width === undefined ? undefined : [4, 5, 0, 0, 0];
  let previous: KnownRecord | undefined;

  /** `file:line` of the call that wrote it, where only one can have; else how many can have. */
  function siteOf(known: KnownRecord): string {
    const [first, ...others] = knowledge.writersOf(known);
    if (first === undefined) return '-';
    if (others.length > 0) return `${others.length + 1} calls`;
    const { file, line } = placeOf(first);
    return `${file}:${line}`;
  }

  function codeOf({ entry: { code }, explanation }: KnownRecord): string {
    const fate = knowledge.fateOf(explanation);
    return fate === undefined ? (code ?? '-') : `${code} (${fateInWords(code, fate)})`;
  }

  /** Wider ones may come: from then on they are aligned with those, but for sentences. */
  function padded(text: string, column: number): string {
    if (columns === undefined) return text;
    const wide = text.includes(' ') ? 0 : Math.min(text.length, WIDEST);
    columns[column] = Math.max(columns[column]!, wide);
    return text.padEnd(columns[column]);
  }

  function rowOf(known: KnownRecord): string {
    const { log, record, entry } = known;
    const place = areSeveral ? `${log}:${record.line}` : String(record.line);
    const cells = [place, entry.level ?? '-', codeOf(known), entry.component ?? '-', siteOf(known)];
    const aligned = cells.map((cell, column) => padded(visible(cell), column));
    const row = [...aligned, visible(messageOf(known)), ...fieldsOf(record).map(visible)];
    const said = (color ? painted(row, entry.level) : row).join('  ');
    const below = record.trace.map((line) => `    ${visible(line)}`);
    return [said, ...below.map((line) => (color ? paint(line, DIM) : line))].join('\n');
  }

  /** Between records that do not follow each other, where their neighbours are shown. */
  function isApart(next: KnownRecord): boolean {
    if (previous === undefined) return false;
    const { log, record } = previous;
    return log !== next.log || record.line + record.lines < next.record.line;
  }

  return (records) =>
    records
      .map((record) => {
        const gap = hasContext && isApart(record) ? '--\n' : '';
        previous = record;
        return `${gap}${rowOf(record)}\n`;
      })
      .join('');
}

function messageOf({ record: { message, detail } }: KnownRecord): string {
  return detail === undefined ? message : `${message} | ${detail}`;
}

/** What the record carries beside its message, in one cell or none: `run_id=7 who="Ada L"`. */
function fieldsOf({ fields, trace }: LogRecord): readonly string[] {
  const shown = Array.from(fields).filter(
    ([key, value]) => !MACHINE.has(key) && (trace.length === 0 || typeof value !== 'object'),
  );
  if (shown.length === 0) return [];
  return [shown.map(([key, value]) => `${key}=${shownValue(value)}`).join(' ')];
}

/** What loggers put into every record of a process. */
const MACHINE: ReadonlySet<string> = new Set(['pid', 'hostname', 'v']);

function shownValue(value: unknown): string {
  const text =
    typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

const LONGEST_VALUE = 200;

/** What is wider is not waited for. */
const WIDEST = 32;

/** The shape that docs/cli.md describes. */
export function recordsAsJson({ project, knowledge }: OpenLogs): RecordWriter {
  const placeOf = remembered(placesIn(project));
  return (records) =>
    records
      .map(({ log, record, explanation, entry, constants, isContext }) => {
        const { by, ambiguous, answers } = explanation;
        const values = answers[0]?.arguments.map(({ name, value }) => [name, plain(value)]) ?? [];
        const object = {
          log,
          line: record.line,
          lines: record.lines,
          timestamp: record.timestamp,
          ...entry,
          name: constants[0]?.name,
          tags: constants[0]?.tags,
          became: knowledge.fateOf(explanation),
          by,
          ambiguous,
          logger: record.logger,
          message: record.message,
          detail: explanation.detail ?? record.detail,
          values: Object.fromEntries(values) as Record<string, unknown>,
          fields: Object.fromEntries(record.fields),
          malformed: record.malformed,
          trace: record.trace,
          sites: knowledge.writersOf({ record, explanation }).map(placeOf),
          context: isContext,
        };
        return `${harmless(JSON.stringify(object))}\n`;
      })
      .join('');
}

/** JSON escapes only what it has to, and terminals know more. */
function harmless(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JSON has no integers without an end. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** A log says the same a million times. */
function remembered(
  placeOf: (location: Location) => ShownPlace,
): (location: Location) => ShownPlace {
  const places = new Map<string, ShownPlace>();
  return (location) => {
    const key = `${location.range.start} ${location.file}`;
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = placeOf(location)));
    return place;
  };
}

const DIM = 2;
const BOLD = 1;

/** As terminals name them; `info` is as it is. */
const COLOURS: ReadonlyMap<Rung, number> = new Map([
  ['trace', DIM],
  ['debug', DIM],
  ['warn', 33],
  ['error', 31],
  ['fatal', 31],
]);

function painted(cells: readonly string[], rung: Rung | undefined): readonly string[] {
  const own = rung === undefined ? undefined : COLOURS.get(rung);
  const colours = [DIM, own, BOLD, undefined, DIM, own, DIM];
  return cells.map((cell, column) => paint(cell, /^- *$/.test(cell) ? DIM : colours[column]));
}

function paint(text: string, colour: number | undefined): string {
  return colour === undefined || text === '' ? text : `\u001b[${colour}m${text}\u001b[0m`;
}

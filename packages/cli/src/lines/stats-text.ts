/** What logs consist of, for people: tables with what there is most of first. */
import type { Location } from '@loglex/catalog';
import type { Counted, LevelName, LineStats, Volume } from '@loglex/engine';
import picocolors from 'picocolors';
import { inOneLine, type ShownPlace } from '../explain/places.ts';
import type { Look } from '../report/report.ts';
import { columns } from '../terminal/columns.ts';
import { grouped, many } from '../terminal/count.ts';
import { percent } from '../terminal/table.ts';

interface Page {
  readonly stats: LineStats;
  readonly placeOf: (location: Location) => ShownPlace;
  /** Rows of a table. */
  readonly top: number;
}

/** @param after what is compared with it: another log. */
export function statsText(page: Page, after: LineStats | undefined, look: Look): string {
  const { bold } = picocolors.createColors(look.color);
  const parts: readonly Part[] =
    after === undefined
      ? [
          levels,
          components,
          constants,
          otherLevels,
          retired,
          calls,
          unknownCodes,
          unknownTexts,
          unseen,
        ].map((part) => part(page))
      : [comparedLevels(page.stats, after), comparedConstants(page, after)];
  const sections = parts.flatMap((part) =>
    part === undefined ? [] : [[bold(part.title), ...part.lines].join('\n')],
  );
  const summary = [summaryOf(page.stats), ...(after ? [`Compared with ${summaryOf(after)}`] : [])];
  return `${[summary.join('\n'), ...sections].join('\n\n')}\n`;
}

type Part = { readonly title: string; readonly lines: readonly string[] } | undefined;

function summaryOf({ total }: LineStats): string {
  return `${many(total.records, 'record')} in ${many(total.lines, 'line')}, ${size(total.bytes)}`;
}

const LEVELS: readonly LevelName[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'none'];

/** What the log has, and what it would have by the catalog as it is now: what a changed level saves. */
function levels({ stats: { total, levels: logged, levelsByCatalog: wanted } }: Page): Part {
  const isSame = LEVELS.every((level) => logged[level].records === wanted[level].records);
  const head = ['', 'records', '', 'size', ''];
  const rows = LEVELS.filter((level) => logged[level].records + wanted[level].records > 0).map(
    (level) => [
      level,
      ...shares(logged[level], total),
      ...(isSame ? [] : [...pair(wanted[level]), change(logged[level], wanted[level])]),
    ],
  );
  const further = isSame ? [] : ['by the catalog', 'size', ''];
  return { title: 'Levels', lines: columns([[...head, ...further], ...rows]) };
}

function components(page: Page): Part {
  const { components: counted, total } = page.stats;
  return table('Components', page, counted, ({ component = '-', ...row }) => [
    component,
    ...shares(row, total),
  ]);
}

function constants(page: Page): Part {
  const { constants: counted, total } = page.stats;
  return table(
    'Constants',
    page,
    counted,
    ({ constant, ...row }) => [
      constant.code,
      constant.name,
      constant.level?.rung ?? '-',
      ...shares(row, total),
    ],
    [0, 1, 2],
  );
}

function otherLevels(page: Page): Part {
  const rows = page.stats.constants.rows.filter(
    ({ otherLevels: others }) => Object.keys(others).length > 0,
  );
  const cells = rows
    .slice(0, page.top)
    .map(({ constant, otherLevels: others }) => [
      constant.code,
      constant.name,
      `is ${constant.level?.rung ?? '-'}`,
      ...Object.entries(others).map(([level, records]) => `${level} ${grouped(records)}`),
    ]);
  return section(
    'At other levels than the catalog has',
    cells,
    rows.length - cells.length,
    [0, 1, 2],
  );
}

function retired(page: Page): Part {
  const { retired: counted, total } = page.stats;
  return table('Retired codes', page, counted, ({ retired: { code }, ...row }) => [
    code,
    ...shares(row, total),
  ]);
}

function calls(page: Page): Part {
  const { calls: counted, total } = page.stats;
  return table('Calls without a constant', page, counted, ({ file, call, ...row }) => [
    inOneLine(page.placeOf({ file, range: call.range })),
    ...shares(row, total),
  ]);
}

function unknownCodes(page: Page): Part {
  const { unknownCodes: counted, total } = page.stats;
  return table('Unknown codes', page, counted, ({ code, ...row }) => [code, ...shares(row, total)]);
}

function unknownTexts(page: Page): Part {
  const { unknownTexts: counted, total } = page.stats;
  return table('Texts that nobody knows', page, counted, ({ text, ...row }) => [
    text,
    ...shares(row, total),
  ]);
}

function unseen({ stats: { unseen: list, declared }, top }: Page): Part {
  const rows = list.slice(0, top).map(({ code, name }) => [code, name]);
  const title = `Never seen: ${grouped(list.length)} of ${many(declared, 'constant')}`;
  return section(title, rows, list.length - rows.length, [0, 1]);
}

function comparedLevels({ levels: before }: LineStats, { levels: after }: LineStats): Part {
  const rows = LEVELS.filter((level) => before[level].records + after[level].records > 0).map(
    (level) => [
      level,
      ...pair(before[level]),
      ...pair(after[level]),
      change(before[level], after[level]),
    ],
  );
  const head = ['', 'before', 'size', 'after', 'size', ''];
  return { title: 'Levels', lines: columns([head, ...rows]) };
}

/** What has become more or less, the largest difference first. */
function comparedConstants({ stats: before, top }: Page, after: LineStats): Part {
  const byCode = new Map<string, { code: string; name: string; before: Volume; after: Volume }>();
  for (const [key, { constants: counted }] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const {
      constant: { code, name },
      ...row
    } of counted.rows) {
      const known = byCode.get(code) ?? { code, name, before: NOTHING, after: NOTHING };
      byCode.set(code, { ...known, [key]: row });
    }
  }
  const difference = (row: { before: Volume; after: Volume }) =>
    Math.abs(row.after.bytes - row.before.bytes);
  const changed = [...byCode.values()]
    .filter((row) => difference(row) > 0)
    .sort((a, b) => difference(b) - difference(a));
  const rows = changed
    .slice(0, top)
    .map((row) => [
      row.code,
      row.name,
      ...pair(row.before),
      ...pair(row.after),
      change(row.before, row.after),
    ]);
  return section('Constants that changed most', rows, changed.length - rows.length, [0, 1]);
}

const NOTHING: Volume = { records: 0, lines: 0, bytes: 0 };

function table<Row>(
  title: string,
  { top }: Page,
  { rows, rest }: Counted<Row>,
  cellsOf: (row: Row & Volume) => readonly string[],
  left?: readonly number[],
): Part {
  const shown = section(title, rows.slice(0, top).map(cellsOf), rows.length - top, left);
  if (shown === undefined || rest.records === 0) return shown;
  const beyond = `… and ${many(rest.records, 'record')} (${size(rest.bytes)}) of more different ones than are kept`;
  return { ...shown, lines: [...shown.lines, beyond] };
}

function section(
  title: string,
  rows: readonly (readonly string[])[],
  others: number,
  left?: readonly number[],
): Part {
  if (rows.length === 0) return undefined;
  const lines = columns(rows, left && { left });
  return { title, lines: others > 0 ? [...lines, `… and ${grouped(others)} others`] : lines };
}

function shares(part: Volume, total: Volume): readonly string[] {
  return [
    grouped(part.records),
    percent(part.records, total.records),
    size(part.bytes),
    percent(part.bytes, total.bytes),
  ];
}

function pair({ records, bytes }: Volume): readonly string[] {
  return [grouped(records), size(bytes)];
}

/** Of the bytes, `-81%`. */
function change(before: Volume, after: Volume): string {
  if (before.bytes === after.bytes) return '=';
  if (before.bytes === 0) return 'new';
  const share = Math.round(((after.bytes - before.bytes) / before.bytes) * 100);
  return `${share > 0 ? '+' : ''}${grouped(share)}%`;
}

/** `3.4 MB`: thousands, as disks and bills have them. */
function size(bytes: number): string {
  const unit = UNITS.findIndex((_, at) => bytes < 1000 ** (at + 1));
  const at = unit < 0 ? UNITS.length - 1 : unit;
  return at === 0 ? `${Math.round(bytes)} B` : `${(bytes / 1000 ** at).toFixed(1)} ${UNITS[at]}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

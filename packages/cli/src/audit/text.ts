/** The format `text` of an audit: one page for a person at a terminal. */
import type { AuditSite, RepeatedText } from '@loglex/engine';
import stringWidth from 'string-width';
import type { Look } from '../report/report.ts';
import { grouped, many } from '../terminal/count.ts';
import { pageLook, pageOf, type PageLook, wrapped } from '../terminal/page.ts';
import { barTable, cut, fit, percent, sideBySide } from '../terminal/table.ts';
import type { BarRow, Paint } from '../terminal/table.ts';
import type { Audited } from './formats.ts';
import {
  formName,
  levelName,
  nextStep,
  nothingInWords,
  outlookInWords,
  sinkName,
} from './words.ts';

const TOP = 5;

/** What every section needs to know. */
interface Page extends Audited, PageLook {
  readonly top: number;
}

/** The lines of a section; none where it has nothing to say. */
type Section = (page: Page) => readonly string[];

const SECTIONS: readonly Section[] = [
  loggersAndLevels,
  formsAndComponents,
  repeatedTexts,
  textsAtTwoLevels,
  noisiestFiles,
  loops,
  lostErrors,
  consoleBeside,
  advice,
];

export function auditText(audited: Audited, top: number | undefined, look: Look): string {
  const { report, files } = audited;
  if (report.calls === 0) return `${nothingInWords(report, files)}\n`;
  const { width, paint } = pageLook(look);
  const page = { ...audited, top: top ?? TOP, width, paint };
  return pageOf([
    headline(audited, paint),
    ...SECTIONS.map((section) => section(page)),
    [
      ...wrapped(outlookInWords(report), width),
      ...wrapped(nextStep(audited), width).map(paint.dim),
    ],
  ]);
}

function headline({ report, files }: Audited, paint: Paint): readonly string[] {
  const { calls, coding, testCalls } = report;
  const likely = report.confidence.find(({ name }) => name === 'likely')?.calls ?? 0;
  const part = (name: string, amount: number) =>
    `${name} ${grouped(amount)} ${paint.dim(`(${percent(amount, calls)})`)}`;
  const tests = testCalls > 0 ? paint.dim(`, ${grouped(testCalls)} more in tests`) : '';
  return [
    `${paint.bold(many(calls, 'log call'))} in ${grouped(report.files)} of ${many(files, 'file')}${tests}`,
    [
      part('coded', coding.coded),
      part('raw', coding.raw),
      part('dynamic', coding.dynamic),
      part('by name only', likely),
    ].join(paint.dim(' · ')),
  ];
}

function loggersAndLevels(page: Page): readonly string[] {
  const { report, top, paint } = page;
  const sinks = report.sinks.map(({ name, calls }) => ({
    name: sinkName(name, page),
    amount: calls,
  }));
  const levels = report.levels.map(({ name, calls }) => ({
    name: levelName(name),
    amount: calls,
    tint: levelTint(name, paint),
  }));
  return twoTables(page, ['Loggers', topRows(sinks, top)], ['Levels', levels]);
}

function formsAndComponents(page: Page): readonly string[] {
  const { report, top } = page;
  const forms = report.forms.map(({ name, calls }) => ({ name: formName(name), amount: calls }));
  const components = report.components.map(({ name, calls }) => ({
    name,
    amount: calls,
    cutAt: 'start' as const,
  }));
  return twoTables(page, ['Forms', topRows(forms, top)], ['Components', topRows(components, top)]);
}

function repeatedTexts({ report: { repeated }, ...page }: Page): readonly string[] {
  const sites = repeated.reduce((sum, text) => sum + text.sites.length, 0);
  const summary = `${many(repeated.length, 'text')} at ${many(sites, 'site')}`;
  return texts('Repeated texts', summary, repeated, page);
}

function textsAtTwoLevels({ report: { atTwoLevels }, ...page }: Page): readonly string[] {
  return texts('Texts at two levels', many(atTwoLevels.length, 'text'), atTwoLevels, page);
}

function noisiestFiles({ report: { noisiest }, ...page }: Page): readonly string[] {
  const rows = noisiest.slice(0, page.top).map(({ file, calls, inLoop }) => ({
    amount: calls,
    text: file,
    note: inLoop > 0 ? `${grouped(inLoop)} in loops` : '',
  }));
  return fileList('Noisiest files', '', rows, page);
}

function consoleBeside({ report: { consoleBeside: files }, ...page }: Page): readonly string[] {
  const rows = files.slice(0, page.top).map(({ file, console, logger }) => ({
    amount: console,
    text: file,
    note: `${grouped(logger)} by logger`,
  }));
  return fileList('Console beside a logger', many(files.length, 'file'), rows, page);
}

function loops({ report: { inLoops }, ...page }: Page): readonly string[] {
  return sites('Info and above in loops', many(inLoops.length, 'call'), inLoops, page);
}

function lostErrors({ report: { lostErrors: lost }, ...page }: Page): readonly string[] {
  return sites('Caught errors that are not logged', many(lost.length, 'catch clause'), lost, page);
}

function advice({ report, width, paint }: Page): readonly string[] {
  if (report.advice.length === 0) return [];
  const tints = { remove: paint.red, demote: paint.yellow, migrate: paint.green };
  const amountWidth = Math.max(...report.advice.map(({ calls }) => grouped(calls).length));
  const indent = ' '.repeat(ACTION_WIDTH);
  const room = width - ACTION_WIDTH;
  const titleWidth = room - amountWidth - ' 100%'.length - 1;
  return [
    paint.bold('Advice'),
    ...report.advice.flatMap(({ action, title, why, calls }) => [
      `${tints[action](action.padEnd(ACTION_WIDTH))}${fit(title, titleWidth)} ` +
        `${grouped(calls).padStart(amountWidth)} ${paint.dim(percent(calls, report.calls).padStart(4))}`,
      ...wrapped(why, room).map((line) => indent + paint.dim(line)),
    ]),
  ];
}

const ACTION_WIDTH = 'migrate  '.length;

type Titled = readonly [title: string, rows: readonly BarRow[]];

const BETWEEN_TABLES = 4;

function twoTables(
  { report, width, paint }: Page,
  [leftTitle, left]: Titled,
  [rightTitle, right]: Titled,
): readonly string[] {
  const half = Math.floor((width - BETWEEN_TABLES) / 2);
  const table = (rows: readonly BarRow[]) => barTable(rows, report.calls, half, paint);
  return sideBySide(
    [paint.bold(leftTitle), ...table(left)],
    [paint.bold(rightTitle), ...table(right)],
    half + BETWEEN_TABLES,
  );
}

/** The first `top` rows, and one for all the rest. */
function topRows(rows: readonly BarRow[], top: number): readonly BarRow[] {
  if (rows.length <= top + 1) return rows;
  const others = rows.slice(top);
  const amount = others.reduce((sum, row) => sum + row.amount, 0);
  return [...rows.slice(0, top), { name: `${others.length} others`, amount }];
}

type ListPage = Pick<Page, 'top' | 'width' | 'paint'>;

function heading(title: string, summary: string, paint: Paint): string {
  return summary === '' ? paint.bold(title) : `${paint.bold(title)}  ${paint.dim(summary)}`;
}

function texts(
  title: string,
  summary: string,
  all: readonly RepeatedText[],
  { top, width, paint }: ListPage,
): readonly string[] {
  const shown = all.slice(0, top);
  if (shown.length === 0) return [];
  const times = shown.map((text) => `${grouped(text.sites.length)}×`);
  const timesWidth = Math.max(...times.map((time) => time.length));
  const levels = shown.map((text) => text.levels.join(' '));
  const levelsWidth = Math.max(...levels.map((text) => text.length));
  const room = width - timesWidth - levelsWidth - 4;
  return [
    heading(title, summary, paint),
    ...shown.map(({ text }, at) =>
      [
        times[at]!.padStart(timesWidth),
        paint.dim(levels[at]!.padEnd(levelsWidth)),
        cut(text, room),
      ].join('  '),
    ),
  ];
}

function fileList(
  title: string,
  summary: string,
  rows: readonly { readonly amount: number; readonly text: string; readonly note: string }[],
  { width, paint }: ListPage,
): readonly string[] {
  if (rows.length === 0) return [];
  const amountWidth = Math.max(...rows.map(({ amount }) => grouped(amount).length));
  const noteWidth = Math.max(...rows.map(({ note }) => note.length));
  const room = width - amountWidth - noteWidth - 4;
  return [
    heading(title, summary, paint),
    ...rows.map(({ amount, text, note }) =>
      `${grouped(amount).padStart(amountWidth)}  ${fit(text, room, 'start')}  ${paint.dim(note)}`.trimEnd(),
    ),
  ];
}

function sites(
  title: string,
  summary: string,
  all: readonly AuditSite[],
  { top, width, paint }: ListPage,
): readonly string[] {
  const shown = all.slice(0, top);
  if (shown.length === 0) return [];
  const places = shown.map(({ file, line }) => `${file}:${line}`);
  const longest = Math.max(...places.map((place) => stringWidth(place)));
  const placeWidth = Math.min(longest, Math.floor(width / 2));
  const levelWidth = Math.max(...shown.map(({ level }) => levelName(level).length));
  const room = width - placeWidth - levelWidth - 4;
  return [
    heading(title, summary, paint),
    ...shown.map(({ level, text }, at) =>
      [
        fit(places[at]!, placeWidth, 'start'),
        levelTint(level, paint)(levelName(level).padEnd(levelWidth)),
        cut(text, room),
      ].join('  '),
    ),
  ];
}

function levelTint(level: string, paint: Paint): (text: string) => string {
  switch (level) {
    case 'fatal':
    case 'error':
      return paint.red;
    case 'warn':
      return paint.yellow;
    case 'info':
      return paint.green;
    default:
      return paint.dim;
  }
}

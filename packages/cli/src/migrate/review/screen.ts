/** What a review shows: one screen for each item, as lines. */
import picocolors from 'picocolors';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { PlannedRow } from '@loglex/engine';
import type { Look } from '../../report/report.ts';
import { many } from '../../terminal/count.ts';
import { cut, type Paint } from '../../terminal/table.ts';
import { visible } from '../../terminal/visible.ts';
import { siteDiff } from '../site-diff.ts';
import { constantOf, type UsedConstant } from '../tally.ts';
import { rowAt, type RowPlace, rowsOf } from './edit-plan.ts';
import { type Review, type ReviewContext, titleOf } from './review.ts';

export interface ScreenSize extends Look {
  readonly height: number;
}

const WIDEST = 110;
const NARROWEST = 40;

interface Canvas {
  readonly paint: Paint;
  readonly width: number;
  readonly height: number;
}

/** At most `size.height` lines, none wider than the terminal. What is in the way is cut from the middle. */
export function reviewScreen(
  review: Review,
  { inCatalog }: Pick<ReviewContext, 'inCatalog'>,
  size: ScreenSize,
): readonly string[] {
  const canvas = {
    paint: picocolors.createColors(size.color),
    width: Math.max(NARROWEST, Math.min(WIDEST, size.width ?? 80)),
    height: size.height,
  };
  const known = (code: string) => constantOf(review.plan, code, inCatalog);
  const item = review.items[review.at];
  const page =
    item === undefined
      ? endPage(review, canvas)
      : item.kind === 'similar'
        ? similarPage(review, item.codes, known, canvas)
        : rowPage(review, item, known, canvas);
  const said =
    review.said === undefined
      ? []
      : ['', ...wrapped(canvas.paint.yellow(visible(review.said)), canvas)];
  return fitted(
    [...page.body, ...said].flatMap((line) => wrapped(line, canvas)),
    ['', ...keyLines(page.keys, canvas)],
    canvas,
  );
}

type Constant = Omit<UsedConstant, 'rows'>;

interface Page {
  readonly body: readonly string[];
  readonly keys: readonly (readonly [key: string, what: string])[];
}

function rowPage(
  review: Review,
  item: RowPlace,
  known: (code: string) => Constant,
  canvas: Canvas,
): Page {
  const { paint, width } = canvas;
  const row = rowAt(review.plan, item);
  if (row?.constant === undefined)
    return {
      body: [],
      keys: [
        ['b', 'back'],
        ['q', 'quit'],
      ],
    };
  const constant = known(row.constant);
  const calls = rowsOf(review.plan, row.constant);
  const place = `${visible(item.file)}:${row.line}:${row.column}`;
  const isPlanned = review.plan.constants.some(({ code }) => code === row.constant);
  return {
    body: [
      ...header(review, decisionOf(row, paint), canvas),
      '',
      ...constantLines(constant, canvas),
      paint.dim(
        calls.length > 1
          ? `${many(calls.length, 'call')}, of which this is ${1 + calls.findIndex(({ file, start }) => file === item.file && start === row.start)}`
          : 'one call',
      ),
      '',
      paint.underline(cut(place, width, 'start')),
      ...siteDiff(row, paint, width),
      ...listOf(
        row.reasons.map(
          ({ id, text }) =>
            [paint.yellow('?'), `${visible(text)}  ${paint.dim(visible(id))}`] as const,
        ),
        canvas,
      ),
      ...listOf(
        row.advice
          .filter(({ action }) => action !== 'migrate')
          .map(
            ({ action, why }) =>
              [paint.cyan('i'), `${paint.bold(action)}: ${visible(why)}`] as const,
          ),
        canvas,
      ),
    ],
    keys: [
      ['a', 'accept'],
      ['s', 'skip'],
      ...(calls.length > 1
        ? ([
            ['A', `accept all ${calls.length}`],
            ['S', 'skip all'],
          ] as const)
        : []),
      ...(isPlanned
        ? ([
            ['n', 'name'],
            ['m', 'message'],
            ['l', 'level'],
            ['x', 'merge'],
          ] as const)
        : ([['x', 'another constant']] as const)),
      ['b', 'back'],
      ['q', 'save and quit'],
    ],
  };
}

function similarPage(
  review: Review,
  codes: readonly string[],
  known: (code: string) => Constant,
  canvas: Canvas,
): Page {
  const { paint, width } = canvas;
  const shown = codes.slice(0, 9);
  const entries = shown.flatMap((code, at) => {
    const constant = known(code);
    const calls = rowsOf(review.plan, code);
    const [first] = calls;
    const where =
      first && `${many(calls.length, 'call')}, the first at ${first.file}:${first.line}`;
    return [
      '',
      `${paint.cyan(String(at + 1))}  ${heading(constant, paint, width - 3)}`,
      `   ${cut(`“${constant.message}”`, width - 3)}`,
      ...(where === undefined ? [] : [paint.dim(`   ${cut(where, width - 3)}`)]),
    ];
  });
  return {
    body: [...header(review, '', canvas), '', paint.bold('Are these one event?'), ...entries],
    keys: [
      [shown.length > 1 ? `1-${shown.length}` : '1', 'keep that one, merge the others into it'],
      ['k', 'keep them apart'],
      ['b', 'back'],
      ['q', 'save and quit'],
    ],
  };
}

function endPage(review: Review, canvas: Canvas): Page {
  const { paint } = canvas;
  const rows = review.plan.files.flatMap((file) => file.rows);
  const migrate = rows.filter(({ decision }) => decision === 'migrate').length;
  const open = rows.filter((row) => row.tier === 'review' && row.reviewed !== true).length;
  return {
    body: [
      open === 0
        ? paint.green('✔ All is decided.')
        : paint.yellow(
            `${many(open, 'call')} not decided: until then, nothing happens to ${open === 1 ? 'it' : 'them'}.`,
          ),
      '',
      `${many(migrate, 'call')} of ${rows.length} will be migrated.`,
    ],
    keys: [
      ['b', 'back'],
      ['q', 'save and quit'],
    ],
  };
}

function header(review: Review, right: string, { paint, width }: Canvas): readonly string[] {
  const left = paint.dim(`${review.at + 1} of ${review.items.length}`);
  const space = width - stringWidth(left) - stringWidth(right);
  return [right === '' ? left : `${left}${' '.repeat(Math.max(2, space))}${right}`];
}

/** What was decided of a row before; nothing where nobody was asked yet. */
function decisionOf({ decision, reviewed }: PlannedRow, paint: Paint): string {
  if (reviewed !== true) return '';
  return decision === 'migrate' ? paint.green('accepted') : paint.yellow('skipped');
}

function constantLines(constant: Constant, canvas: Canvas): readonly string[] {
  return [
    heading(constant, canvas.paint, canvas.width),
    ...wrapped(`“${visible(constant.message)}”`, canvas),
  ];
}

/** On one line of at most `room` columns. */
function heading({ code, name, ...constant }: Constant, paint: Paint, room: number): string {
  const title = cut(titleOf({ code, name }), room);
  const { level, component, isNew } = constant;
  const about = [level, component, isNew ? 'new' : 'in the catalog'].filter(Boolean).join(' · ');
  const left = room - stringWidth(title) - 2;
  return left < LEAST_ABOUT
    ? paint.bold(title)
    : `${paint.bold(title)}  ${paint.dim(cut(about, left))}`;
}

const LEAST_ABOUT = 4;

function listOf(
  entries: readonly (readonly [mark: string, text: string])[],
  { width }: Canvas,
): readonly string[] {
  if (entries.length === 0) return [];
  return [
    '',
    ...entries.flatMap(([mark, text]) =>
      wrapAnsi(text, width - 2, { hard: true })
        .split('\n')
        .map((line, at) => `${at === 0 ? mark : ' '} ${line}`),
    ),
  ];
}

function wrapped(text: string, { width }: Canvas): readonly string[] {
  return wrapAnsi(text, width, { hard: true, trim: false }).split('\n');
}

/** `a accept · s skip …`, in as many lines as it takes. */
function keyLines(keys: Page['keys'], { paint, width }: Canvas): readonly string[] {
  const lines: string[] = [];
  let used = 0;
  for (const [key, what] of keys) {
    const text = `${paint.bold(paint.cyan(key))} ${what}`;
    const room = stringWidth(text);
    if (used > 0 && used + GAP.length + room <= width) {
      lines.push(`${lines.pop()}${GAP}${text}`);
      used += GAP.length + room;
    } else {
      lines.push(text);
      used = room;
    }
  }
  return lines.flatMap((line) => wrapAnsi(line, width).split('\n'));
}

const GAP = '   ';

/** The body loses its middle where the whole is too high: what is asked stands at its top, the keys below it. */
function fitted(
  body: readonly string[],
  foot: readonly string[],
  { height, paint }: Canvas,
): readonly string[] {
  const room = height - 1 - foot.length;
  if (body.length <= room || room < 4) return [...body, ...foot];
  const top = Math.ceil((room - 1) * 0.7);
  const bottom = room - 1 - top;
  const hidden = body.length - top - bottom;
  return [
    ...body.slice(0, top),
    paint.dim(`… ${many(hidden, 'line')} more`),
    ...body.slice(body.length - bottom),
    ...foot,
  ];
}

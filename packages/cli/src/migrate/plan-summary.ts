/** A plan at a glance, for a person at a terminal: how many rows of each tier, why not all are safe, what to do next. */
import { REASONS } from '@loglex/engine';
import picocolors from 'picocolors';
import type { Look } from '../report/report.ts';
import { grouped, many } from '../terminal/count.ts';
import { nextSteps } from '../terminal/next-steps.ts';
import { NARROWEST, pageLook, pageOf, type PageLook, wrapped } from '../terminal/page.ts';
import { barTable, cut, fit } from '../terminal/table.ts';
import { visible } from '../terminal/visible.ts';
import type { PlanTally, UsedConstant } from './tally.ts';

const TOP = 8;

interface Page extends PageLook {
  readonly tally: PlanTally;
}

/** The lines of a section; none where it has nothing to say. */
type Section = (page: Page) => readonly string[];

const SECTIONS: readonly Section[] = [
  headline,
  tiers,
  reasons,
  constants,
  advice,
  similar,
  without,
];

export function planSummary(tally: PlanTally, look: Look): string {
  const page = { tally, ...pageLook(look) };
  return pageOf(SECTIONS.map((section) => section(page)));
}

export interface NextOptions {
  /** How commands name the plan: see `planOption`. */
  readonly option: string;
  /** Rows that a plan with types may make safe. */
  readonly typesMayTell?: number;
}

/** The commands that come next, each with what it does. */
export function nextCommands(
  tally: PlanTally,
  look: Look,
  { option, typesMayTell = 0 }: NextOptions,
): string {
  const paint = picocolors.createColors(look.color);
  const { migrate, tiers: rows, similar: groups } = tally;
  const asked = rows.review > 0 || groups > 0;
  const commands = [
    ...(asked ? [['loglex migrate review', reviewInWords(tally)] as const] : []),
    ...(migrate > 0
      ? [
          ['loglex migrate apply --diff', 'shows what would be written'] as const,
          ['loglex migrate apply', `writes ${many(migrate, 'call')}`] as const,
        ]
      : []),
  ].map(([command, what]) => [`${command}${option}`, what] as const);
  return nextSteps(typesMayTell > 0 ? [typesStep(typesMayTell), ...commands] : commands, paint);
}

function typesStep(rows: number) {
  const whose = rows === 1 ? 'the logger of 1 call is' : `the loggers of ${many(rows, 'call')} are`;
  return ['loglex migrate plan --types', `asks TypeScript what ${whose}`] as const;
}

function reviewInWords({ tiers: { review }, similar: groups }: PlanTally): string {
  const calls = review > 0 ? many(review, 'call') : '';
  const alike = groups > 0 ? `${many(groups, 'group')} of constants that may be one` : '';
  return `asks about ${[calls, alike].filter(Boolean).join(' and ')}`;
}

function headline({ tally, paint }: Page): readonly string[] {
  const { rows, files, constants: used, added } = tally;
  if (rows === 0) return [paint.green('✔ No raw log call is left to migrate.')];
  const reused = used.length - added;
  const from = [
    added > 0 ? `${grouped(added)} new` : '',
    reused > 0 ? `${grouped(reused)} of the catalog` : '',
  ].filter(Boolean);
  const constantsInWords =
    used.length > 0
      ? `: ${many(used.length, 'constant')} ${paint.dim(`(${from.join(', ')})`)}`
      : '';
  return [`${paint.bold(many(rows, 'raw log call'))} in ${many(files, 'file')}${constantsInWords}`];
}

function tiers({ tally, width, paint }: Page): readonly string[] {
  if (tally.rows === 0) return [];
  const { safe, review, refused } = tally.tiers;
  const rows = [
    { name: 'safe', amount: safe, tint: paint.green },
    { name: 'review', amount: review, tint: paint.yellow },
    { name: 'refused', amount: refused, tint: paint.red },
  ];
  const table = barTable(rows, tally.rows, Math.min(width, NARROWEST), paint);
  return table.map((line) => line.trimEnd());
}

function reasons({ tally, width, paint }: Page): readonly string[] {
  return (['review', 'refused'] as const).flatMap((tier, at) => {
    const found = tally.reasons.filter((reason) => reason.tier === tier);
    if (found.length === 0) return [];
    const title = tier === 'review' ? 'A person decides' : 'Cannot be written';
    const table = amounts(
      found.map(({ id, rows }) => ({ amount: rows, text: reasonInWords(id), note: id })),
      { width, paint },
    );
    const remedies = found.flatMap(({ id }) => REMEDIES.get(id) ?? []);
    const before = at > 0 && tally.reasons.some((reason) => reason.tier === 'review') ? [''] : [];
    return [
      ...before,
      paint.bold(title),
      ...table,
      ...remedies.flatMap((remedy) =>
        wrapped(remedy, width - 2).map((line) => `  ${paint.cyan(line)}`),
      ),
    ];
  });
}

/** What a line of settings or catalog mends. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['no-component', 'Name those files in the `paths` of a component of the catalog.'],
  [
    'no-import',
    'Give those files an `import` or a `require` above the calls: it shows how they import.',
  ],
  ['no-code', 'Give the component a further block in `codes`.'],
  [
    'no-reference',
    'Say in loglex.yaml, under `references` and `generate`, how the language spells a constant and imports it: `loglex init --dry-run` shows how.',
  ],
]);

/** Ids of a later version have no words here, and are shown as they are. */
export function reasonInWords(id: string): string {
  return Object.hasOwn(REASONS, id) ? REASONS[id as keyof typeof REASONS] : id;
}

function constants({ tally, width, paint }: Page): readonly string[] {
  const shown = tally.constants.slice(0, TOP);
  if (shown.length === 0) return [];
  const columns = columnsOf(shown);
  const which = tally.constants.length > TOP ? paint.dim('the most used') : '';
  return [
    `${paint.bold('Constants')}  ${which}`.trimEnd(),
    ...shown.map((constant) => {
      const { rows, code, name, level, message } = constant;
      const head = [
        `  ${`${grouped(rows)}×`.padStart(columns.times)}`,
        paint.cyan(fit(code, columns.code)),
        fit(name, columns.name),
        paint.dim(fit(level, columns.level)),
      ].join('  ');
      const used = columns.times + columns.code + columns.name + columns.level + 10;
      const room = width - used;
      return room >= LEAST_MESSAGE ? `${head}  ${cut(message, room)}` : head;
    }),
  ];
}

const LEAST_MESSAGE = 12;
const WIDEST_NAME = 30;

function columnsOf(shown: readonly UsedConstant[]) {
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  return {
    times: widest(shown.map(({ rows }) => `${grouped(rows)}×`)),
    code: Math.min(WIDEST_NAME, widest(shown.map(({ code }) => code))),
    name: Math.min(WIDEST_NAME, widest(shown.map(({ name }) => name))),
    level: widest(shown.map(({ level }) => level)),
  };
}

function advice({ tally, width, paint }: Page): readonly string[] {
  if (tally.advice.length === 0) return [];
  const words = {
    remove: 'better removed than migrated',
    demote: 'at a higher level than their words',
    promote: 'at a lower level than their words',
  };
  return [
    paint.bold('Advice'),
    ...amounts(
      tally.advice.map(({ action, rows }) => ({ amount: rows, text: words[action], note: action })),
      { width, paint },
    ),
  ];
}

function similar({ tally, width }: Page): readonly string[] {
  if (tally.similar === 0) return [];
  return wrapped(
    `${many(tally.similar, 'group')} of messages may be one event in several wordings. ` +
      'Nothing is merged unasked: `loglex migrate review` proposes it.',
    width,
  );
}

function without({ tally: { without: left }, width, paint }: Page): readonly string[] {
  const parts = [
    left.coded > 0 ? `${grouped(left.coded)} carry a constant already` : '',
    left.dynamic > 0 ? `${grouped(left.dynamic)} carry one that only the run knows` : '',
    left.tests > 0 ? `${grouped(left.tests)} stand in tests (--tests takes them in)` : '',
  ].filter(Boolean);
  if (parts.length === 0) return [];
  return wrapped(`Not planned: ${parts.join(', ')}.`, width).map(paint.dim);
}

interface Amount {
  readonly amount: number;
  readonly text: string;
  readonly note: string;
}

function amounts(
  rows: readonly Amount[],
  { width, paint }: Pick<Page, 'width' | 'paint'>,
): readonly string[] {
  const amountWidth = Math.max(...rows.map(({ amount }) => grouped(amount).length));
  const noteWidth = Math.max(...rows.map(({ note }) => note.length));
  const room = Math.min(
    Math.max(...rows.map(({ text }) => text.length)),
    width - amountWidth - noteWidth - 6,
  );
  return rows.flatMap(({ amount, text, note }) => {
    const [first = '', ...others] = wrapped(visible(text), room);
    return [
      `  ${grouped(amount).padStart(amountWidth)}  ${fit(first, room)}  ${paint.dim(cut(note, noteWidth))}`,
      ...others.map((line) => `  ${' '.repeat(amountWidth)}  ${line}`),
    ];
  });
}

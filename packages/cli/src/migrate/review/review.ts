/**
 * A review as a pure machine: from a state and a key to the next state, or to a question that only a person can answer. It knows
 * neither a terminal nor a disk.
 */
import { groupBy, type LogConstant, levelOf, RUNGS } from '@loglex/catalog';
import type { Decision, MigrationPlan, PlannedConstant, PlannedRow } from '@loglex/engine';
import { type UsedConstant, usedConstants } from '../tally.ts';
import {
  changeConstant,
  decideConstant,
  decideRow,
  keepApart,
  mergeConstant,
  rowAt,
  type RowPlace,
  rowsOf,
  sameCodes,
} from './edit-plan.ts';

/** What is asked: whether constants are one event, or what becomes of a call. */
export type ReviewItem =
  | { readonly kind: 'similar'; readonly codes: readonly string[] }
  | ({ readonly kind: 'row' } & RowPlace);

export interface Review {
  readonly plan: MigrationPlan;
  readonly items: readonly ReviewItem[];
  /** The item in question; as many as there are items: all are decided. */
  readonly at: number;
  /** What the last key did, or why it did nothing. */
  readonly said?: string;
}

/** What a review is told of the world. */
export interface ReviewContext {
  readonly inCatalog: (code: string) => readonly LogConstant[];
  /**
   * The plan with what it derives from the constants `codes` made anew: how their calls will be written. In words, where one
   * of them cannot be.
   */
  readonly derive: (plan: MigrationPlan, codes: readonly string[]) => MigrationPlan | string;
  /** What keeps a plan from being applied, the first of it. */
  readonly complaint: (plan: MigrationPlan) => string | undefined;
}

export interface Step {
  readonly review: Review;
  readonly ask?: Question;
  readonly quit?: true;
}

/** A text to edit, or one of several to choose. */
export type Question =
  | { readonly kind: 'name' | 'message'; readonly code: string; readonly initial: string }
  | {
      readonly kind: 'level' | 'merge';
      readonly code: string;
      readonly initial: string | undefined;
      readonly choices: readonly Choice[];
    };

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/**
 * @param all also what is safe, and what was reviewed before. Else: the groups that may be merged, and the calls that nobody
 * decided yet, those of one constant one after the other.
 */
export function startReview(plan: MigrationPlan, { all = false } = {}): Review {
  const rows = plan.files.flatMap(({ file, rows: own }) =>
    own.filter((row) => isAsked(row, all)).map((row) => ({ row, file })),
  );
  const byConstant = groupBy(rows, ({ row }) => row.constant ?? '');
  const items: ReviewItem[] = [
    ...plan.similar.map(({ codes }) => ({ kind: 'similar', codes }) as const),
    ...[...byConstant.values()]
      .flat()
      .map(({ row, file }) => ({ kind: 'row', file, start: row.start }) as const),
  ];
  return { plan, items, at: 0 };
}

function isAsked({ tier, reviewed }: PlannedRow, all: boolean): boolean {
  return tier !== 'refused' && (all || (tier === 'review' && reviewed !== true));
}

/** `key`: a letter as it was typed, or `left`, `right`, `return`, `escape`, `ctrl-c`. */
export function press(review: Review, key: string, context: ReviewContext): Step {
  if (key === 'q' || key === 'ctrl-c') return { review, quit: true };
  if (key === 'b' || key === 'left') return { review: back(review) };
  if (key === 'right')
    return { review: moved(review, Math.min(review.at + 1, review.items.length)) };
  const item = review.items[review.at];
  if (item === undefined) return key === 'return' ? { review, quit: true } : { review };
  return item.kind === 'similar'
    ? { review: decideSimilar(review, item.codes, key, context) }
    : pressAtRow(review, item, key, context);
}

function pressAtRow(review: Review, item: RowPlace, key: string, context: ReviewContext): Step {
  const { plan } = review;
  const row = rowAt(plan, item);
  const code = row?.constant;
  if (row === undefined || code === undefined) return { review: forward(review) };
  switch (key) {
    case 'a':
    case 'return':
      return { review: decided(review, decideRow(plan, item, 'migrate')) };
    case 's':
      return { review: decided(review, decideRow(plan, item, 'skip')) };
    case 'A':
      return { review: decidedAll(review, code, 'migrate') };
    case 'S':
      return { review: decidedAll(review, code, 'skip') };
    case 'x':
      return ask(review, {
        kind: 'merge',
        code,
        initial: undefined,
        choices: mergers(review, code, context),
      });
    case 'n':
    case 'm':
    case 'l':
      return askOfConstant(review, code, key, row);
    default:
      return { review };
  }
}

/** A question that has no answer is not asked. */
function ask(review: Review, question: Question): Step {
  if ('choices' in question && question.choices.length === 0) {
    return { review: { ...review, said: 'There is no other constant.' } };
  }
  return { review, ask: question };
}

function askOfConstant(review: Review, code: string, key: 'n' | 'm' | 'l', row: PlannedRow): Step {
  const constant = review.plan.constants.find((each) => each.code === code);
  if (constant === undefined) {
    const said = `${code} is in the catalog, and other code may log it: \`loglex catalog change ${code}\` edits it.`;
    return { review: { ...review, said } };
  }
  const { name, message } = constant;
  if (key === 'n') return { review, ask: { kind: 'name', code, initial: name } };
  if (key === 'm') return { review, ask: { kind: 'message', code, initial: message } };
  return { review, ask: levelQuestion(review.plan, constant, row) };
}

/** Takes the answer to a question; `undefined`: the person thought better of it. */
export function answer(
  review: Review,
  question: Question,
  value: string | undefined,
  context: ReviewContext,
): Review {
  if (value === undefined || value === question.initial) return quiet(review);
  const outcome = answered(review.plan, question, value, context);
  if (typeof outcome === 'string') return { ...review, said: outcome };
  return { ...review, plan: outcome, said: doneInWords(question, value) };
}

/** Why `value` is no answer, for whoever is typing it. */
export function complaintAbout(
  { plan }: Review,
  question: Question,
  value: string,
  context: ReviewContext,
): string | undefined {
  if (value === question.initial) return undefined;
  const outcome = answered(plan, question, value, context);
  return typeof outcome === 'string' ? outcome : undefined;
}

function answered(
  plan: MigrationPlan,
  { kind, code }: Question,
  value: string,
  context: ReviewContext,
): MigrationPlan | string {
  const changed =
    kind === 'merge'
      ? mergeConstant(plan, code, value)
      : changeConstant(plan, code, { [kind]: value });
  return context.complaint(changed) ?? context.derive(changed, [kind === 'merge' ? value : code]);
}

function doneInWords({ kind, code }: Question, value: string): string {
  switch (kind) {
    case 'merge':
      return `The calls of ${code} log ${value} now.`;
    case 'level':
      return `${code} is ${value} now: its records will be, too.`;
    case 'message':
      return `${code} has another message now: its records will show it.`;
    case 'name':
      return `${code} is called ${value} now.`;
  }
}

function decideSimilar(
  review: Review,
  codes: readonly string[],
  key: string,
  context: ReviewContext,
): Review {
  if (key === 'k') {
    const plan = keepApart(review.plan, codes);
    return { ...forward({ ...review, plan }), said: 'They stay apart.' };
  }
  const into = /^[1-9]$/.test(key) ? codes[Number(key) - 1] : undefined;
  if (into === undefined) return quiet(review);
  const others = codes.filter((code) => code !== into);
  const fixed = others.filter((code) => !isPlanned(review.plan, code));
  if (fixed.length > 0) {
    const said = `${fixed.join(', ')} ${fixed.length === 1 ? 'is' : 'are'} in the catalog already, so it has to be the one that stays.`;
    return { ...review, said };
  }
  const merged = others.reduce((plan, code) => mergeConstant(plan, code, into), review.plan);
  const plan = context.complaint(merged) ?? context.derive(merged, [into]);
  if (typeof plan === 'string') return { ...review, said: plan };
  return { ...forward({ ...review, plan }), said: `All of them log ${into} now.` };
}

function isPlanned(plan: MigrationPlan, code: string): boolean {
  return plan.constants.some((each) => each.code === code);
}

function decidedAll(review: Review, code: string, decision: Decision): Review {
  const plan = decideConstant(review.plan, code, decision);
  const many = rowsOf(plan, code).filter(({ tier }) => tier !== 'refused').length;
  const what = decision === 'migrate' ? 'will be migrated' : 'stay as they are';
  const next = forward({ ...review, plan });
  return many > 1 ? { ...next, said: `All ${many} calls of ${code} ${what}.` } : next;
}

function decided(review: Review, plan: MigrationPlan): Review {
  return forward({ ...review, plan });
}

/** To the next item that is not decided yet, or to the end. */
function forward(review: Review): Review {
  let at = review.at + 1;
  while (at < review.items.length && isDecided(review.plan, review.items[at]!)) at++;
  return moved(review, at);
}

/** To the item before, also where it is decided: to decide it anew. Not to groups that are none any more. */
function back(review: Review): Review {
  let at = review.at - 1;
  while (at >= 0 && isGone(review.plan, review.items[at]!)) at--;
  return at < 0 ? { ...review, said: 'This is the first.' } : moved(review, at);
}

function moved({ said, ...review }: Review, at: number): Review {
  return { ...review, at };
}

function quiet({ said, ...review }: Review): Review {
  return review;
}

function isDecided(plan: MigrationPlan, item: ReviewItem): boolean {
  if (item.kind === 'similar') return isGone(plan, item);
  return rowAt(plan, item)?.reviewed === true;
}

function isGone(plan: MigrationPlan, item: ReviewItem): boolean {
  return item.kind === 'similar' && !plan.similar.some(({ codes }) => sameCodes(codes, item.codes));
}

/** The constants that the calls of `code` could log instead, those that say nearly the same first. */
function mergers({ plan }: Review, code: string, { inCatalog }: ReviewContext): readonly Choice[] {
  const rows = plan.files.flatMap((file) => file.rows);
  const alike = new Map(
    plan.similar
      .filter(({ codes }) => codes.includes(code))
      .flatMap(({ codes, similarity }) => codes.map((each) => [each, similarity] as const)),
  );
  const used = usedConstants(plan, rows, inCatalog).filter((each) => each.code !== code);
  return used
    .toSorted((a, b) => (alike.get(b.code) ?? 0) - (alike.get(a.code) ?? 0))
    .map((each) => ({
      value: each.code,
      label: titleOf(each),
      hint: `${alike.has(each.code) ? 'similar · ' : ''}${each.level} · ${each.message}`,
    }));
}

export function titleOf({ code, name }: Pick<UsedConstant, 'code' | 'name'>): string {
  return name === code ? code : `${code} ${name}`;
}

/** The levels as the plan spells them; where the advice is another level, that is the one proposed. */
function levelQuestion(
  { constants }: MigrationPlan,
  { code, level }: PlannedConstant,
  { advice }: PlannedRow,
): Question {
  const spelt = new Map(
    [...constants, { level }].flatMap((each) => {
      const known = levelOf(each.level);
      return known === undefined ? [] : [[known.rung, each.level] as const];
    }),
  );
  const choices = RUNGS.map((rung) => ({
    value: spelt.get(rung) ?? rung,
    label: spelt.get(rung) ?? rung,
  }));
  const own = choices.findIndex(({ value }) => value === level);
  const step = advice.some(({ action }) => action === 'demote')
    ? -1
    : advice.some(({ action }) => action === 'promote')
      ? 1
      : 0;
  const proposed = choices[own + step] ?? choices[own];
  return {
    kind: 'level',
    code,
    initial: level,
    choices: choices.map((choice) =>
      choice === proposed && step !== 0 ? { ...choice, hint: 'advised' } : choice,
    ),
  };
}

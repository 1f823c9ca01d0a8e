/** From the decisions of a plan to the edits of one file: calls and imports in one set, derived anew from the file as it is. */
import { sortEdits, type TextEdit, type TextRange } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { Imported } from '../writers/writer.ts';
import { writerOf } from '../writers/index.ts';
import type { CallDraft } from './call-draft.ts';
import { draftCall } from './draft-call.ts';
import { isFree, keysFor } from './existing-constants.ts';
import { nestCalls } from './nest-calls.ts';
import type { MigrationPlan, PlannedConstant, PlannedFile, PlannedRow } from './plan.ts';
import { valuesInOrder } from './template-key.ts';
import { withoutUnusedImports } from './unused-imports.ts';
import { withoutUnusedTexts } from './unused-texts.ts';
import { writeRow, type RowConstant, type RowSource, type WrittenRow } from './write-row.ts';

export interface FileEdits {
  /** Sorted, not overlapping; none where no row is to be migrated. */
  readonly edits: readonly TextEdit[];
  /** The rows that the edits migrate. */
  readonly rows: readonly PlannedRow[];
  /** Rows that were to be migrated and are not, and why. */
  readonly problems: readonly RowProblem[];
}

export interface RowProblem {
  readonly row: PlannedRow;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** A row with what stands at its place, and what will. */
interface Exchanged {
  readonly row: PlannedRow;
  readonly call: LogCall;
  readonly written: WrittenRow;
}

/** `source` is the file as it is now. A row is migrated only where its call stands at the very place with the very text. */
export function editsOf(plan: MigrationPlan, planned: PlannedFile, source: RowSource): FileEdits {
  const problems: RowProblem[] = [];
  const calls = new Map(source.facts.calls.map((call) => [placeOf(call.range), call]));
  const exchanged: Exchanged[] = [];
  for (const row of planned.rows) {
    if (row.decision !== 'migrate') continue;
    const call = calls.get(placeOf(row));
    const result = exchange(row, call, plan, source);
    if (typeof result === 'string') problems.push({ row, message: result });
    else exchanged.push(result);
  }
  const { texts, misplaced } = nested(exchanged, source.text);
  for (const { row } of misplaced) {
    problems.push({
      row,
      message:
        'It stands inside another call that is migrated, and its place there cannot be told. Plan again afterwards.',
    });
  }
  const rows = exchanged.filter((one) => !misplaced.includes(one));
  const edits: TextEdit[] = [...texts].map(([{ row }, text]) => ({
    start: row.start,
    end: row.end,
    text,
  }));
  const imports = new Map<string, Imported>();
  for (const each of rows.flatMap(({ written }) => written.imports)) {
    imports.set(`${each.name} ${each.from}`, each);
  }
  const head = writerOf(source.facts).addImports(source.facts, [...imports.values()]) ?? [];
  const { facts, text } = source;
  const written = withoutUnusedImports(sortEdits([...head, ...edits]), facts, text);
  const migrated = rows.map(({ call }) => call);
  return {
    edits: withoutUnusedTexts(written, migrated, facts, text),
    rows: rows.map(({ row }) => row),
    problems,
  };
}

/** Two calls may start at one place: `log.info().warn()`. */
function placeOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}

function exchange(
  row: PlannedRow,
  call: LogCall | undefined,
  plan: MigrationPlan,
  source: RowSource,
): Exchanged | string {
  const { facts, text, session } = source;
  if (call === undefined) {
    return 'No log call stands at this place any more. Plan again.';
  }
  if (text.slice(row.start, row.end) !== row.before) {
    return 'The call is not the one that was planned. Plan again; an edit of `before` has no effect.';
  }
  if (session.identify(call).kind !== 'raw') return 'The call carries a constant already.';
  if (row.constant === undefined) {
    return `It cannot be migrated: ${row.reasons[0]?.text ?? 'it has no constant'}. Decide \`skip\`, or change the call and plan again.`;
  }
  const draft = draftCall(call, facts, session.settings);
  if ('refused' in draft) return `It cannot be migrated: ${draft.refused.text}.`;
  const constant = constantOf(row.constant, draft, plan, source);
  if (typeof constant === 'string') return constant;
  const written = writeRow(call, draft, constant, source);
  if ('refused' in written) return `It cannot be migrated: ${written.refused.text}.`;
  if (plan.types === true && isCertifiedNoLonger(row, call, written)) {
    return 'Its types say no longer that this is a logger, or whose. Plan again.';
  }
  return { row, call, written };
}

/** Types come from other files as well, which may have changed since the plan. */
function isCertifiedNoLonger(
  { confidence, tier }: PlannedRow,
  call: LogCall,
  { doubts }: WrittenRow,
): boolean {
  const isSure = confidence === 'certain' && call.confidence !== 'certain';
  return isSure || (tier === 'safe' && doubts.some(({ id }) => id === 'unproven-logger'));
}

/** The constant of the plan or of the catalog, held against the values of the call. */
function constantOf(
  code: string,
  draft: CallDraft,
  plan: MigrationPlan,
  { session }: RowSource,
): RowConstant | string {
  const planned = plannedByCode(plan).get(code);
  const known = session.catalog.byCode(code)[0];
  const constant = planned ?? known;
  if (constant === undefined) {
    return `No constant has the code ${code}, in the plan or in the catalog. Give the row one that is there.`;
  }
  const slots = templateSlots(constant.message);
  const shown = valuesInOrder(draft.parts).length;
  if (slots.length !== shown) {
    return `${code} has ${count(slots.length)} and this message ${count(shown)}. Give the row a constant with as many.`;
  }
  const own = planned === undefined ? undefined : matchingKeys(planned, draft, slots);
  const keys = own ?? keysFor(draft, slots);
  if (!isFree(draft, keys)) {
    return `The call passes another value under the name of a placeholder of ${code}. Give the row another constant.`;
  }
  return { code, name: constant.name, keys };
}

/** The keys of a planned constant as they are numbered in the plan, where its message shows them in another order. */
function matchingKeys(
  { keys }: PlannedConstant,
  { values }: CallDraft,
  slots: readonly string[],
): readonly string[] | undefined {
  const fits = keys.length === values.length && slots.every((slot) => keys.includes(slot));
  return fits ? keys : undefined;
}

function count(placeholders: number): string {
  return placeholders === 1 ? 'one placeholder' : `${placeholders || 'no'} placeholders`;
}

const constantsByPlan = new WeakMap<MigrationPlan, ReadonlyMap<string, PlannedConstant>>();

/** The constants of a plan by code. */
export function plannedByCode(plan: MigrationPlan): ReadonlyMap<string, PlannedConstant> {
  let constants = constantsByPlan.get(plan);
  if (constants === undefined) {
    constants = new Map(plan.constants.map((constant) => [constant.code, constant]));
    constantsByPlan.set(plan, constants);
  }
  return constants;
}

/** The new texts of the outermost calls, inner ones exchanged in them; and the inner ones without a place there. */
function nested(
  exchanged: readonly Exchanged[],
  source: string,
): { readonly texts: ReadonlyMap<Exchanged, string>; readonly misplaced: readonly Exchanged[] } {
  const misplaced: Exchanged[] = [];
  const texts = new Map<Exchanged, string>();
  const textOf = (outer: Exchanged, within: readonly Exchanged[]): string => {
    const inner = outermost(within);
    const exchanges = [...inner].map(([one, below]) => ({
      before: source.slice(one.row.start, one.row.end),
      after: textOf(one, below),
    }));
    const before = source.slice(outer.row.start, outer.row.end);
    const text = nestCalls({ before, after: outer.written.text }, exchanges);
    if (text === undefined) misplaced.push(...within);
    return text ?? outer.written.text;
  };
  for (const [outer, within] of outermost(exchanged)) texts.set(outer, textOf(outer, within));
  return { texts, misplaced };
}

/** The calls that no other of them holds, with those that each holds; they come in the order of their places. */
function outermost(calls: readonly Exchanged[]): ReadonlyMap<Exchanged, readonly Exchanged[]> {
  const held = new Map<Exchanged, Exchanged[]>();
  let outer: Exchanged | undefined;
  for (const one of calls.toSorted((a, b) => a.row.start - b.row.start || b.row.end - a.row.end)) {
    if (outer !== undefined && one.row.end <= outer.row.end) held.get(outer)?.push(one);
    else held.set((outer = one), []);
  }
  return held;
}

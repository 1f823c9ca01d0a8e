/** What can become of raw log calls in an editor: rows of a migration's plan, one call or a whole file at a time. */
import type { LogConstant, TextEdit, TextRange } from '@loglex/catalog';
import { titleOf } from '../constants/resolve.ts';
import type { LogCall } from '../facts/log-call.ts';
import { editsOf } from '../migrate/edits-of.ts';
import type { MigrationPlan, PlannedConstant, PlannedFile, PlannedRow } from '../migrate/plan.ts';
import { type MigrationFile, planMigration } from '../migrate/plan-migration.ts';
import { touches } from './ranges.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { innermostCall } from './source-target.ts';

/** One way from the raw call at a cursor to a coded one. */
export interface CallAction {
  /** `extract`: a constant that is new; `use`: one of the catalog. */
  readonly kind: 'extract' | 'use';
  /** With what cannot be promised of the record, where there is such a thing. */
  readonly title: string;
  readonly call: LogCall;
  /** Why it cannot be done, and what to do; the action has no edits then. */
  readonly refused?: string;
  /** What the catalog gains. */
  readonly constants: readonly PlannedConstant[];
  /** Of the document, imports included. */
  edits(): readonly TextEdit[];
}

/** Of the call that the range begins in, else of the first that it touches; none where that carries a constant. */
export function callActions(
  snapshot: Snapshot,
  document: EditorDocument,
  range: TextRange,
): readonly CallAction[] {
  const source = migrationSource(snapshot, document);
  const call = source && callAt(source, range);
  if (source === undefined || call === undefined) return [];
  const plan = planMigration([source], { only: (each) => each === call });
  const [planned] = plan.files;
  const [row] = planned?.rows ?? [];
  if (planned === undefined || row === undefined) return [];
  if (row.constant === undefined) {
    const title = 'Extract to the catalog';
    const refused = `It cannot be migrated: ${row.reasons[0]?.text ?? 'it has no message'}.`;
    return [{ kind: 'extract', title, call, refused, constants: [], edits: () => [] }];
  }
  const edits = (constant: string) => rowEdits(plan, planned, { ...row, constant }, source);
  const { constants } = plan;
  const [minted] = constants;
  const { catalog } = source.session;
  if (minted === undefined) {
    const [existing] = catalog.byCode(row.constant);
    if (existing === undefined) return [];
    const title = titled(`Log ${titleOf(existing)}`, clausesOf(row));
    return [{ kind: 'use', title, call, constants, edits: () => edits(existing.code) }];
  }
  const extract: CallAction = {
    kind: 'extract',
    title: titled(`Extract to the catalog as ${minted.code} ${minted.name}`, clausesOf(row)),
    call,
    constants,
    edits: () => edits(minted.code),
  };
  const similar = plan.similar
    .flatMap(({ codes }) => codes)
    .flatMap((code) => catalog.byCode(code).slice(0, 1))
    .filter((constant) => edits(constant.code).length > 0)
    .map((constant): CallAction => {
      const clauses = [...differences(constant, minted), ...clausesOf(row)];
      const title = titled(`Log ${titleOf(constant)}, which says much the same`, clauses);
      return { kind: 'use', title, call, constants: [], edits: () => edits(constant.code) };
    });
  return [extract, ...similar];
}

/** The safe rows of a file, as `loglex migrate` has them. */
export interface FileMigration {
  readonly title: string;
  /** Why there is nothing to be done unseen, and what to do; there are no edits then. */
  readonly refused?: string;
  readonly constants: readonly PlannedConstant[];
  edits(): readonly TextEdit[];
}

/** `undefined` where the file has no raw log call, or is a test. */
export function fileMigration(
  snapshot: Snapshot,
  document: EditorDocument,
): FileMigration | undefined {
  const source = migrationSource(snapshot, document);
  if (source === undefined) return undefined;
  const plan = planMigration([source]);
  const [planned] = plan.files;
  if (planned === undefined) return undefined;
  const safe = planned.rows.filter(({ decision }) => decision === 'migrate');
  const used = new Set(safe.map(({ constant }) => constant));
  const constants = plan.constants.filter(({ code }) => used.has(code));
  const calls = counted(safe.length, 'log call');
  const news = constants.length === 0 ? '' : ` (${counted(constants.length, 'new constant')})`;
  const some = planned.rows.length > safe.length ? ` of ${planned.rows.length}` : '';
  return {
    title: safe.length === 0 ? 'Migrate this file' : `Migrate ${calls}${some}${news}`,
    ...(safe.length === 0 && {
      refused: `None of its ${counted(planned.rows.length, 'raw log call')} can be migrated unseen. \`loglex migrate plan ${document.file}\` says why of each.`,
    }),
    constants,
    edits: () => editsOf(plan, planned, source).edits,
  };
}

/** What a plan is made of; `undefined` where no call of the document can be migrated. */
export function migrationSource(
  snapshot: Snapshot,
  document: EditorDocument,
): MigrationFile | undefined {
  const { file, text, facts, kind } = document;
  // What holds a part of the catalog is migrated by hand.
  const isCatalog = snapshot.catalogTexts.some((each) => each.file === file);
  if (kind !== 'source' || facts === undefined || isCatalog) return undefined;
  // The text is at hand: nothing is planned now and applied later.
  return { facts, text, session: snapshot.session, isTest: snapshot.isTest(file), hash: '' };
}

function callAt({ facts, session }: MigrationFile, range: TextRange): LogCall | undefined {
  const { start, end } = range;
  const call =
    innermostCall(facts, start) ??
    facts.calls.find((each) => touches(range, each.range.start) && each.range.start < end);
  return call !== undefined && session.identify(call).kind === 'raw' ? call : undefined;
}

/** None where the constant has no place for the values of the call. */
function rowEdits(
  plan: MigrationPlan,
  planned: PlannedFile,
  row: PlannedRow,
  source: MigrationFile,
): readonly TextEdit[] {
  return editsOf(plan, { ...planned, rows: [{ ...row, decision: 'migrate' }] }, source).edits;
}

function differences(constant: LogConstant, minted: PlannedConstant): readonly string[] {
  const { level, message } = constant;
  const isOther = level !== undefined && level.native !== minted.level;
  return [
    ...(isOther ? [`the record is ${level.native} afterwards`] : []),
    ...(message === minted.message
      ? []
      : [`the text of the record is that of the catalog: “${message}”`]),
  ];
}

function clausesOf({ reasons }: PlannedRow): readonly string[] {
  return reasons.map(({ text }) => text);
}

/** More nobody reads in a menu. */
const MOST_CLAUSES = 2;

function titled(title: string, clauses: readonly string[]): string {
  if (clauses.length === 0) return title;
  const more = clauses.length > MOST_CLAUSES ? `; and ${clauses.length - MOST_CLAUSES} more` : '';
  return `${title} (${clauses.slice(0, MOST_CLAUSES).join('; ')}${more})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

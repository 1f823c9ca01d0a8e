/**
 * Applies the plan of a migration: catalog, generated files and code in one change, which is journalled before the first of
 * them is written. Until then everything is only read, so that a refusal leaves the project as it was.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationPlan, PlannedConstant, PlannedRow } from '@loglex/engine';
import { printPlan, remainingPlan } from '@loglex/engine';
import { contentHash } from '../files/content-hash.ts';
import { targetOf } from '../files/write.ts';
import type { ChangedText } from '../files/write-all.ts';
import { commitFiles, readWorkTree, type WorkTree } from '../git/work-tree.ts';
import { beginChange, type NewChangedFile } from '../journal/begin-change.ts';
import { carryOut, type CarriedOut } from '../journal/carry-out.ts';
import { JournalError, noteCommit } from '../journal/change.ts';
import { refuseUnfinished, withJournal } from '../journal/resume.ts';
import { selectFiles } from '../select.ts';
import type { Session } from '../session.ts';
import { type ExtendedCatalogs, extendCatalogs } from './add-constants.ts';
import {
  compilerForPlan,
  type MigratedTypeProblem,
  migratedTypeProblems,
  refuseTypeProblems,
} from './check-types.ts';
import { type EditedFile, type EditedFiles, editFiles, type Unmigrated } from './edit-files.ts';
import { regeneratedFiles } from './generate-files.ts';
import { missingIn } from './missing-in.ts';
import { unreadIn } from './unread-in.ts';

export interface ApplyOptions {
  /** `false`: say what would change, and change nothing. Default: `true`. */
  readonly write?: boolean;
  /** The rows that it is about, of those to be migrated. Default: all. */
  readonly rows?: (row: PlannedRow, file: string) => boolean;
  /** Apply although files differ from the last commit. */
  readonly allowDirty?: boolean;
  /**
   * Where the plan lies, POSIX from the root: it is left with what remains of it, or taken away, as a part of the change. It
   * may differ from the last commit.
   */
  readonly planFile?: string;
  /** Message of a commit of what was changed. */
  readonly commit?: string;
  /** Called now and then, with counts of files. */
  readonly onProgress?: (step: 'read' | 'compile' | 'write', done: number, total: number) => void;
  /** Stops it between two files: nothing is written yet, or what is left can be resumed. */
  readonly signal?: AbortSignal;
}

/** What an apply comes to; or in one or two sentences why nothing was changed, and the files that are the reason. */
export type ApplyOutcome = AppliedMigration | RefusedMigration;

export interface RefusedMigration {
  readonly refused: string;
  readonly files?: readonly string[];
  /** Where it is because of them. */
  readonly typeProblems?: readonly MigratedTypeProblem[];
}

export interface AppliedMigration {
  /** In the order in which they are written: catalog, generated files, code. */
  readonly files: readonly ChangedText[];
  /** New in the catalog. */
  readonly constants: readonly PlannedConstant[];
  /** How many calls were migrated. */
  readonly rows: number;
  /** What was to be migrated and was not, and why. */
  readonly unmigrated: readonly Unmigrated[];
  /** What is left of the plan, as the files are after this. */
  readonly remaining: MigrationPlan;
  /** `undefined`: nothing was to be written, or nothing was asked for. */
  readonly written: CarriedOut | undefined;
  /** The commit that was asked for, or why there is none. */
  readonly commit?: { readonly commit: string } | { readonly refused: string };
}

/** Never rejects for what is on disk. The plan is that of people: what they edited in it was checked by `readPlan`. */
export function applyMigration(
  session: Session,
  plan: MigrationPlan,
  options: ApplyOptions = {},
): Promise<ApplyOutcome> {
  const { root } = session.scopes;
  if (options.write === false) return apply(session, plan, options);
  return withJournal(
    root,
    async () => refuseUnfinished(root) ?? (await apply(session, plan, options)),
  );
}

async function apply(
  session: Session,
  plan: MigrationPlan,
  options: ApplyOptions,
): Promise<ApplyOutcome> {
  const { write = true, onProgress, signal, commit, planFile } = options;
  const isStopped = (): boolean => signal?.aborted === true;
  // Whoever had the lock before may have changed all of it.
  const scopes = session.scopes.reread();
  const { root } = scopes;
  const all = selectFiles(scopes, session.cwd).files.map(({ scope }) => scope);
  const parts = [...new Set([scopes.outermost, ...all])];
  const unread = unreadIn(parts);
  if (unread !== undefined) return { refused: unread };
  const chosen = choose(plan, options.rows);
  const compiled = compilerForPlan({ ...session, scopes }, plan);
  if (compiled !== undefined && 'refused' in compiled) return compiled;
  const edited = await editFiles({ ...session, scopes }, chosen, {
    typesOf: compiled?.oracleOf,
    onProgress: (done, total) => onProgress?.('read', done, total),
    signal,
  });
  if (isStopped()) return STOPPED;
  const refused = refuseMissing(root, edited.files);
  if (refused !== undefined) return refused;
  const catalogs = extendCatalogs(parts, usedConstants(plan, edited.files));
  if ('refused' in catalogs) return catalogs;
  const generated = regeneratedFiles(root, catalogs.previews);
  if ('refused' in generated) return generated;
  const files = [...catalogs.files, ...generated, ...edited.files.map(asChange)];
  const tree = await readWorkTree(
    root,
    files.map(({ file }) => file),
  );
  const dirty = refuseDirty(tree, files, options);
  if (dirty !== undefined) return dirty;
  if (compiled !== undefined) {
    const problems = await migratedTypeProblems(compiled, edited.files, generated, {
      onProgress: (done, total) => onProgress?.('compile', done, total),
      signal,
    });
    if (isStopped()) return STOPPED;
    if (problems.length > 0) return refuseTypeProblems(problems);
  }
  const applied = describe(plan, edited, catalogs, files);
  if (!write || files.length === 0) return applied;

  const rest = planFile === undefined ? [] : restOf(root, planFile, applied.remaining);
  if ('refused' in rest) return rest;
  const change = beginChange(root, {
    title: titleOf(applied),
    files: bytesOf(root, files, rest),
  });
  const written = await carryOut(root, change, {
    onProgress: (done, total) => onProgress?.('write', done, total),
    signal,
  });
  if (written.kind !== 'finished' || commit === undefined) return { ...applied, written };
  const committed = await commitChange(root, tree, [...files, ...rest], commit);
  if ('commit' in committed) noteCommit(root, change, committed.commit);
  return { ...applied, written, commit: committed };
}

const STOPPED = { refused: 'It was stopped before anything was written.' };

/** The plan with only those rows to be migrated that were asked for. */
function choose(plan: MigrationPlan, rows: ApplyOptions['rows']): MigrationPlan {
  if (rows === undefined) return plan;
  const files = plan.files.map((planned) => ({
    ...planned,
    rows: planned.rows.map((row): PlannedRow =>
      row.decision === 'migrate' && !rows(row, planned.file) ? { ...row, decision: 'skip' } : row,
    ),
  }));
  return { ...plan, files };
}

function refuseMissing(root: string, files: readonly EditedFile[]): ApplyOutcome | undefined {
  const missing = missingIn(root, files);
  if (missing.length === 0) return undefined;
  const told = missing.map(({ what, advice }) => `${what} is not there. ${advice}`);
  return { refused: `The migrated calls would import what cannot be found: ${told.join(' ')}` };
}

/** A constant that no row came to use stays in the plan. */
function usedConstants(
  { constants }: MigrationPlan,
  files: readonly EditedFile[],
): readonly PlannedConstant[] {
  const used = new Set(files.flatMap(({ rows }) => rows.map(({ constant }) => constant)));
  return constants.filter(({ code }) => used.has(code));
}

function asChange({ file, before, after }: EditedFile): ChangedText {
  return { file, before, after };
}

/** What was written cannot be told from what was there before, where that was not committed. */
export function refuseDirty(
  tree: WorkTree | undefined | { readonly refused: string },
  files: readonly ChangedText[],
  { allowDirty = false, planFile, commit, write }: ApplyOptions,
): { readonly refused: string; readonly files?: readonly string[] } | undefined {
  if (tree === undefined || write === false) return undefined;
  const isTouched = new Set(files.map(({ file }) => file));
  if ('refused' in tree) return allowDirty && commit === undefined ? undefined : tree;
  const differ = tree.dirty.filter((file) => file !== planFile || isTouched.has(file));
  const touched = differ.filter((file) => isTouched.has(file));
  if (allowDirty && (commit === undefined || touched.length === 0)) return undefined;
  if (differ.length === 0) return undefined;
  const others = differ.filter((file) => !isTouched.has(file));
  const told = [...touched, ...others];
  const named = told.slice(0, 3).join(', ');
  const more = told.length > 3 ? ` and ${told.length - 3} more` : '';
  const way = allowDirty ? '' : ', or say --allow-dirty';
  return {
    refused: `${named}${more} ${told.length === 1 ? 'differs' : 'differ'} from the last commit, so what is migrated could not be told from what you changed. Commit or stash that first${way}.`,
    files: told,
  };
}

function describe(
  plan: MigrationPlan,
  { files, unmigrated }: EditedFiles,
  { added }: ExtendedCatalogs,
  changed: readonly ChangedText[],
): AppliedMigration {
  const done = files.map(({ file, after, edits, rows }) => {
    return { file, text: after, hash: contentHash(Buffer.from(after, 'utf8')), edits, rows };
  });
  return {
    files: changed,
    constants: added,
    rows: files.reduce((sum, { rows }) => sum + rows.length, 0),
    unmigrated,
    remaining: remainingPlan(plan, done),
    written: undefined,
  };
}

function titleOf({ rows }: AppliedMigration): string {
  return `migrate ${rows} ${rows === 1 ? 'call' : 'calls'}`;
}

/** As they are on disk: line ends of generated files are those that git made. */
export function* bytesOf(
  root: string,
  files: readonly ChangedText[],
  rest: readonly NewChangedFile[],
): Generator<NewChangedFile> {
  for (const { file, before, after } of files) {
    const now = readFileSync(join(root, file));
    const text = now.toString('utf8');
    if (text !== before && text.replaceAll('\r\n', '\n') !== before) {
      throw new JournalError(`${file} changed meanwhile, so nothing is written. Try again.`);
    }
    yield { file, before: now, after: Buffer.from(after, 'utf8') };
  }
  yield* rest;
}

/** Last of all files; where somebody plans anew, that plan is left alone. */
function restOf(root: string, file: string, remaining: MigrationPlan) {
  const target = targetOf(root, file);
  if ('message' in target) return { refused: `${file}: ${target.message}` };
  const before = target.kept === undefined ? undefined : readFileSync(target.path);
  const after =
    remaining.files.length === 0 ? undefined : Buffer.from(printPlan(remaining), 'utf8');
  return [{ file, before, after, incidental: true } as const];
}

async function commitChange(
  root: string,
  tree: WorkTree | undefined | { readonly refused: string },
  files: readonly Pick<ChangedText, 'file'>[],
  message: string,
) {
  if (tree === undefined || !('tracked' in tree)) {
    return { refused: 'The project is in no git repository, so nothing was committed.' };
  }
  const own = files.map(({ file }) => file).filter((file) => tree.tracked.has(file));
  return commitFiles(root, own, message);
}

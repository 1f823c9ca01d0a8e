/** `loglex migrate apply`, from its options to its exit code. */
import { relative, resolve, sep } from 'node:path';
import { type MigrationPlan, type PlannedRow, slicePlan, slicesBy } from '@loglex/engine';
import { type AppliedMigration, pathFromRoot, type Unmigrated } from '@loglex/project';
import picocolors from 'picocolors';
import { unifiedDiff } from '../check/unified-diff.ts';
import { CommandError } from '../command-error.ts';
import type { ApplyOptions, WriteMigrationOptions } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { shownPath } from '../open-project.ts';
import { many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { nextSteps } from '../terminal/next-steps.ts';
import { output, say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { type MigrationProject, openForMigration, sliceOf } from './migration-project.ts';
import { loadPlan, removePlan, savePlan } from './plan-file.ts';
import { withProgress } from './with-progress.ts';

export async function runApply(options: ApplyOptions): Promise<ExitCode> {
  const { plan: file, diff = false, dryRun = false } = options;
  if (options.types) {
    throw new CommandError(
      'Types are asked where the plan is made: `loglex migrate plan --types`. An apply asks them again by itself.',
    );
  }
  if (diff && dryRun) {
    throw new CommandError('--diff prints what --dry-run says, as a patch: use one of them.');
  }
  const migration = await openForMigration(options);
  const plan = loadPlan(file, migration.catalogs);
  const slice = sliceOf(migration, options);
  const chosen = slice === undefined ? plan : slicePlan(plan, slice, migration.catalogs);
  if (!chosen.files.some(({ rows }) => rows.some(({ decision }) => decision === 'migrate'))) {
    say('Nothing of it is to be migrated: `loglex migrate review` decides what is.');
    return EXIT.clean;
  }
  if (diff || dryRun) return showChange(migration, plan, chosen, diff);
  return applyPlan(migration, { file, plan, chosen }, options);
}

/** A plan in its file, and the part of it that is to be applied now. */
export interface ChosenPlan {
  readonly file: string;
  readonly plan: MigrationPlan;
  readonly chosen: MigrationPlan;
}

/** Applies `chosen`: at once, or a commit for each component. What remains of the plan stays in its file. */
export async function applyPlan(
  migration: MigrationProject,
  { file, plan, chosen }: ChosenPlan,
  options: WriteMigrationOptions,
): Promise<ExitCode> {
  const parts = options.commit
    ? slicesBy(chosen, 'component', migration.catalogs)
    : [{ name: '', plan: chosen }];
  let left = plan;
  const told: Unmigrated[] = [];
  const commits: string[] = [];
  for (const part of parts) {
    // A part at a time: each starts from what the one before it has left.
    const applied = await applyPart(
      migration,
      { file, plan: left, chosen: part.plan },
      {
        ...options,
        ...(options.commit && { message: commitMessage(part) }),
      },
    );
    told.push(...applied.unmigrated);
    tellApplied(migration, applied, part.name);
    if (applied.written !== undefined && applied.written.kind !== 'finished') {
      return tellCutShort(migration, applied);
    }
    if (applied.commit !== undefined && 'commit' in applied.commit) {
      commits.push(applied.commit.commit);
    }
    left = applied.remaining;
  }
  tellUnmigrated(migration, told);
  await output(whatIsNext(left, file, commits), undefined);
  return told.length > 0 ? EXIT.failed : EXIT.clean;
}

interface PartOptions extends WriteMigrationOptions {
  readonly message?: string;
}

async function applyPart(
  { project }: MigrationProject,
  { file, plan, chosen }: ChosenPlan,
  { allowDirty, message }: PartOptions,
): Promise<AppliedMigration> {
  const planFile = pathFromRoot(project.root, process.cwd(), file);
  const outcome = await withProgress((onProgress, signal) =>
    project.applyMigration(plan, {
      rows: isIn(chosen),
      ...(allowDirty && { allowDirty }),
      ...(message !== undefined && { commit: message }),
      ...(planFile !== undefined && { planFile }),
      onProgress,
      signal,
    }),
  );
  if ('refused' in outcome) throw new CommandError(outcome.refused);
  if (planFile === undefined && outcome.written?.kind === 'finished') {
    // Outside the project it is no part of the change.
    if (outcome.remaining.files.length === 0) removePlan(file);
    else savePlan(file, outcome.remaining);
  }
  return outcome;
}

/**
 * Whether a row is one of `chosen`. Slices take all rows of a constant in a file or none, and places move from one part to
 * the next.
 */
function isIn(chosen: MigrationPlan): (row: PlannedRow, file: string) => boolean {
  const codes = new Map(
    chosen.files.map(({ file, rows }) => [file, new Set(rows.map(({ constant }) => constant))]),
  );
  return ({ constant }, file) => codes.get(file)?.has(constant) === true;
}

function commitMessage({
  name,
  plan,
}: {
  readonly name: string;
  readonly plan: MigrationPlan;
}): string {
  const rows = plan.files.flatMap((each) => each.rows);
  const calls = rows.filter(({ decision }) => decision === 'migrate').length;
  const of = name === '' ? '' : ` of ${name}`;
  return `Log ${many(calls, 'call')}${of} by constants of the catalog`;
}

/** Says, or shows as a patch, what an apply of `chosen` would write. */
export async function showChange(
  { project }: MigrationProject,
  plan: MigrationPlan,
  chosen: MigrationPlan,
  diff: boolean,
): Promise<ExitCode> {
  const outcome = await withProgress((onProgress, signal) =>
    project.applyMigration(plan, { rows: isIn(chosen), write: false, onProgress, signal }),
  );
  if ('refused' in outcome) throw new CommandError(outcome.refused);
  const shown = shownPath(project);
  const { files, unmigrated } = outcome;
  if (diff) await output(unifiedDiff(files, shown, lookOf(process.stdout)), undefined);
  else await output(files.map(({ file }) => `${visible(shown(file))}\n`).join(''), undefined);
  say(`Would migrate ${inWords(outcome)}; nothing was written.`);
  tellUnmigrated({ project }, unmigrated);
  if (unmigrated.length > 0) return EXIT.failed;
  return diff && files.length > 0 ? EXIT.findings : EXIT.clean;
}

function inWords({ rows, constants, files }: AppliedMigration): string {
  const added = constants.length > 0 ? `, with ${many(constants.length, 'new constant')}` : '';
  return `${many(rows, 'call')}${added}, in ${many(files.length, 'file')}`;
}

function tellApplied(_migration: MigrationProject, applied: AppliedMigration, part: string): void {
  if (applied.written?.kind !== 'finished') return;
  const paint = picocolors.createColors(lookOf(process.stderr).color);
  const name = part === '' ? '' : `${visible(part)}: `;
  say(`${paint.green('✔')} ${name}Migrated ${inWords(applied)}.`);
  const { commit } = applied;
  if (commit === undefined) return;
  say(
    'commit' in commit
      ? `  Committed as ${shortCommit(commit.commit)}.`
      : `  Not committed: ${visible(commit.refused)}`,
  );
}

function tellUnmigrated(
  { project }: Pick<MigrationProject, 'project'>,
  unmigrated: readonly Unmigrated[],
): void {
  const shown = shownPath(project);
  for (const { file, row, message } of unmigrated.slice(0, SHOWN)) {
    say(visible(`${shown(file)}${row === undefined ? '' : `:${row.line}`}: ${message}`));
  }
  if (unmigrated.length > SHOWN) say(`and ${many(unmigrated.length - SHOWN, 'more', 'more')}.`);
}

const SHOWN = 20;

function tellCutShort({ project }: MigrationProject, { written }: AppliedMigration): ExitCode {
  if (written?.kind === 'stopped') {
    const { file, message } = written.problem;
    say(`${visible(shownPath(project)(file))}: ${visible(message)}`);
  }
  say(CUT_SHORT);
  return EXIT.failed;
}

export const CUT_SHORT =
  'It was cut short: every file is whole, and not all are written. `loglex migrate resume` finishes it, `loglex migrate undo` takes it back.';

function whatIsNext(left: MigrationPlan, file: string, commits: readonly string[]): string {
  const look = lookOf(process.stdout);
  const paint = picocolors.createColors(look.color);
  const rows = left.files.flatMap((each) => each.rows);
  const path = relative(process.cwd(), resolve(file)).split(sep).join('/');
  const rest =
    rows.length === 0
      ? `Nothing is left of the plan, and ${visible(path)} is gone.`
      : `${many(rows.length, 'call')} ${rows.length === 1 ? 'is' : 'are'} left in ${visible(path)}.`;
  const back =
    commits.length === 0
      ? (['loglex migrate undo', 'takes all of it back, byte for byte'] as const)
      : ([
          `git revert ${rangeOf(commits)}`,
          `takes the ${commits.length === 1 ? 'commit' : 'commits'} back`,
        ] as const);
  const next = [['loglex check', 'what does not follow the catalog yet?'], back] as const;
  return `${rest}\n\n${nextSteps(next, paint)}`;
}

/** Nothing else was committed between them. */
function rangeOf(commits: readonly string[]): string {
  const [first = '', last = first] = [commits[0], commits.at(-1)].map((each = '') =>
    shortCommit(each),
  );
  return first === last ? first : `--no-edit ${first}~..${last}`;
}

export function shortCommit(commit: string): string {
  return commit.slice(0, 12);
}

/** `loglex migrate review`, from its options to its exit code. */
import { planComplaints, type MigrationPlan, type RowSource } from '@loglex/engine';
import { CommandError } from '../command-error.ts';
import type { ReviewOptions } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { deriveRows } from './derive-rows.ts';
import { type MigrationProject, openForMigration } from './migration-project.ts';
import { loadPlan, planOption, savePlan } from './plan-file.ts';
import { nextCommands } from './plan-summary.ts';
import { startReview } from './review/review.ts';
import { canAsk, runAtTerminal } from './review/run-review.ts';
import { tallyOf } from './tally.ts';

export async function runReview(options: ReviewOptions): Promise<ExitCode> {
  const { plan: file, all = false } = options;
  if (!canAsk()) {
    throw new CommandError(
      `A review needs a terminal, and this is none. ${visible(file)} can be edited as well: \`decision\` and \`constant\` of a row, ` +
        '`name`, `message` and `level` of a constant. `loglex migrate apply` checks it before it writes anything.',
    );
  }
  const migration = await openForMigration(options);
  const plan = loadPlan(file, migration.catalogs);
  const reviewed = await reviewPlan(migration, plan, { file, all });
  const tally = tallyOf(reviewed, migration.inCatalog);
  const next = nextCommands(tally, lookOf(process.stdout), { option: planOption(file) });
  await output(next, undefined);
  return EXIT.clean;
}

/** Asks until all is decided, or the person has had enough; `file` always holds what was decided. */
export async function reviewPlan(
  migration: MigrationProject,
  plan: MigrationPlan,
  { file, all = false }: { readonly file: string; readonly all?: boolean },
): Promise<MigrationPlan> {
  const { catalogs, inCatalog } = migration;
  const review = startReview(plan, { all });
  if (review.items.length === 0) {
    say('There is nothing to review: --all asks about what is safe or decided as well.');
    return plan;
  }
  const sourceOf = await sourcesOf(migration, plan);
  const reviewed = await runAtTerminal(review, {
    inCatalog,
    derive: (edited, codes) => deriveRows(edited, codes, sourceOf),
    complaint: (edited) => planComplaints(edited, catalogs)[0]?.message,
    save: (edited) => savePlan(file, edited),
  });
  say(`✔ What was decided is in ${visible(file)}.\n`);
  return reviewed;
}

/** The files of a plan as they are, each read when it is asked for. */
async function sourcesOf(
  { project }: MigrationProject,
  plan: MigrationPlan,
): Promise<(file: string) => RowSource | undefined> {
  const progress = await startProgress({ doing: 'reading' });
  const sources = await project
    .plannedSources(plan, { onProgress: progress.update })
    .finally(progress.stop);
  if ('refused' in sources) throw new CommandError(sources.refused);
  return sources;
}

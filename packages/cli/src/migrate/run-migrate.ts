/** `loglex migrate` alone: plans, shows, asks, applies. */
import type { MigrationPlan } from '@loglex/engine';
import { type MigrateOptions, PLAN_FILE } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { makePlan } from './make-plan.ts';
import { type MigrationProject, openForMigration } from './migration-project.ts';
import { savePlan } from './plan-file.ts';
import { nextCommands, planSummary } from './plan-summary.ts';
import { canAsk } from './review/run-review.ts';
import { applyPlan, showChange } from './run-apply.ts';
import { refuseToOverwrite } from './run-plan.ts';
import { reviewPlan } from './run-review.ts';
import { type PlanTally, tallyOf } from './tally.ts';

export async function runMigrate(
  paths: readonly string[],
  options: MigrateOptions,
): Promise<ExitCode> {
  const { diff = false, dryRun = false } = options;
  const isTrial = diff || dryRun;
  if (!isTrial) refuseToOverwrite(PLAN_FILE);
  const migration = await openForMigration(options);
  const { plan, problems, typesMayTell } = await makePlan(migration, paths, options);
  if (isTrial) return showChange(migration, plan, plan, diff);
  const look = lookOf(process.stdout);
  const tally = tallyOf(plan, migration.inCatalog);
  await output(planSummary(tally, look), undefined);
  const atEnd = problems.length > 0 ? EXIT.failed : EXIT.clean;
  if (plan.files.length === 0) return atEnd;

  savePlan(PLAN_FILE, plan);
  const choice = options.yes ? 'apply' : canAsk() ? await choose(tally) : 'stop';
  if (choice === 'stop') {
    await output(`\n${nextCommands(tally, look, { option: '', typesMayTell })}`, undefined);
    say(`The plan is in ${PLAN_FILE}; no other file was touched.`);
    return atEnd;
  }
  const decided =
    choice === 'review' ? await reviewPlan(migration, plan, { file: PLAN_FILE }) : plan;
  if (choice === 'review' && !(await confirmed(migration, decided))) {
    say(`Nothing was migrated. \`loglex migrate apply\` does what ${PLAN_FILE} says.`);
    return atEnd;
  }
  const code = await applyPlan(
    migration,
    { file: PLAN_FILE, plan: decided, chosen: decided },
    options,
  );
  return code === EXIT.clean ? atEnd : code;
}

type Answer = 'apply' | 'review' | 'stop';

async function choose({ migrate, tiers, similar }: PlanTally): Promise<Answer> {
  const { isCancel, select } = await import('@clack/prompts');
  const value = await select<Answer>({
    message: 'What now?',
    output: process.stderr,
    options: [
      ...(migrate > 0
        ? [{ value: 'apply' as const, label: `Migrate what is safe: ${many(migrate, 'call')}` }]
        : []),
      ...(tiers.review > 0 || similar > 0
        ? [{ value: 'review' as const, label: 'Review the rest first' }]
        : []),
      { value: 'stop' as const, label: 'Keep the plan, change nothing' },
    ],
  });
  return isCancel(value) ? 'stop' : value;
}

async function confirmed(migration: MigrationProject, plan: MigrationPlan): Promise<boolean> {
  const { migrate } = tallyOf(plan, migration.inCatalog);
  if (migrate === 0) return false;
  const { confirm, isCancel } = await import('@clack/prompts');
  const value = await confirm({
    message: `Migrate ${many(migrate, 'call')} now?`,
    output: process.stderr,
  });
  return !isCancel(value) && value;
}

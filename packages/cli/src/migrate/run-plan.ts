/** `loglex migrate plan`, from its options to its exit code. */
import { existsSync } from 'node:fs';
import { type MigrationPlan, readPlan } from '@loglex/engine';
import { CommandError } from '../command-error.ts';
import type { PlanOptions } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { makePlan } from './make-plan.ts';
import { openForMigration } from './migration-project.ts';
import { planOption, savePlan, textOf } from './plan-file.ts';
import { nextCommands, planSummary } from './plan-summary.ts';
import { type PlanTally, tallyOf } from './tally.ts';

export async function runPlan(paths: readonly string[], options: PlanOptions): Promise<ExitCode> {
  const { out, format, force = false } = options;
  if (!force) refuseToOverwrite(out);
  const migration = await openForMigration(options);
  const { plan, problems, typesMayTell } = await makePlan(migration, paths, options);
  savePlan(out, plan);
  const tally = tallyOf(plan, migration.inCatalog);
  await output(
    format === 'json' ? tallyJson(out, tally) : tallyText(out, tally, typesMayTell),
    undefined,
  );
  return problems.length > 0 ? EXIT.failed : EXIT.clean;
}

/** Decisions are hours of somebody's work, and a file that is no plan was never meant. */
export function refuseToOverwrite(file: string): void {
  if (!existsSync(file)) return;
  const { plan } = readPlan(textOf(file));
  if (plan === undefined) {
    throw new CommandError(
      `${visible(file)} is there and is no plan, so it is not overwritten. \`loglex migrate plan --out\` names another file.`,
    );
  }
  const decided = decisionsIn(plan);
  if (decided === 0) return;
  throw new CommandError(
    `${visible(file)} holds decisions about ${many(decided, 'call')}, which a new plan would not. ` +
      'Apply it with `loglex migrate apply`, or give it up with `loglex migrate plan --force`.',
  );
}

function decisionsIn({ files }: MigrationPlan): number {
  return files.flatMap(({ rows }) => rows).filter(({ reviewed }) => reviewed === true).length;
}

function tallyText(file: string, tally: PlanTally, typesMayTell: number): string {
  const look = lookOf(process.stdout);
  say(`✔ Wrote the plan to ${visible(file)}; no other file was touched.\n`);
  const next = nextCommands(tally, look, { option: planOption(file), typesMayTell });
  return `${planSummary(tally, look)}${next === '' ? '' : `\n${next}`}`;
}

function tallyJson(file: string, tally: PlanTally): string {
  return `${JSON.stringify({ version: 1, plan: file, ...tally }, undefined, 2)}\n`;
}

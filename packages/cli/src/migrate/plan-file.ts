/** The plan file: where it lies, how it is read, and how it is written whole. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Catalog } from '@loglex/catalog';
import { type MigrationPlan, printPlan, readPlan } from '@loglex/engine';
import { putFile } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import { PLAN_FILE } from '../commands/migrate.ts';
import { visible } from '../terminal/visible.ts';

/** A plan of 100,000 calls has 60 MB. */
const LARGEST = 256 * 1024 * 1024;

const SHOWN_PROBLEMS = 5;

/**
 * The plan in `file`, as people may have edited it. Throws where there is none, or where it cannot be meant, with what is
 * wrong in it, line by line.
 */
export function loadPlan(file: string, catalogs: readonly Catalog[]): MigrationPlan {
  const { plan, problems } = readPlan(textOf(file), { file, catalogs });
  if (plan !== undefined && problems.length === 0) return plan;
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  const more = problems.length - shown.length;
  throw new CommandError(
    [
      ...shown.map(({ line, message }) => `${visible(file)}:${line}: ${visible(message)}`),
      ...(more > 0 ? [`and ${more} more.`] : []),
    ].join('\n'),
  );
}

/** The text of a plan, if there is one. */
export function textOf(file: string): string {
  try {
    if (statSync(file).size > LARGEST) {
      throw new CommandError(`${visible(file)} is larger than 256 MB: that is no plan.`);
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw new CommandError(
        `There is no plan ${visible(file)}. \`loglex migrate plan\` writes one; --plan names another.`,
      );
    }
    throw new CommandError(`${visible(file)} could not be read: ${message}.`);
  }
}

/** Writes `plan` whole or not at all. */
export function savePlan(file: string, plan: MigrationPlan): void {
  const path = resolve(file);
  const problem = putFile(dirname(path), basename(path), printPlan(plan));
  if (problem !== undefined) throw new CommandError(`${visible(file)}: ${problem.message}`);
}

/** Takes a plan away in which nothing is left to do. */
export function removePlan(file: string): void {
  rmSync(file, { force: true });
}

/** How the commands that come next name the plan: not at all where it is the default one. */
export function planOption(file: string): string {
  return file === PLAN_FILE ? '' : ` --plan ${visible(file)}`;
}

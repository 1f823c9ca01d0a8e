/** Makes the plan of a run: of all raw calls, or of the slice that was asked for. */
import { type MigrationPlan, slicePlan } from '@loglex/engine';
import type { Problem } from '@loglex/project';
import { CommandError } from '../command-error.ts';
import type { MakePlanOptions } from '../commands/migrate.ts';
import { shownPath } from '../open-project.ts';
import { many } from '../terminal/count.ts';
import { say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { type MigrationProject, sliceOf } from './migration-project.ts';

export interface MadePlan {
  readonly plan: MigrationPlan;
  /** What could not be read, and is not in the plan. */
  readonly problems: readonly Problem[];
  /** Rows that `--types` may make safe. */
  readonly typesMayTell: number;
}

/** Says on stderr what could not be read, and what keeps the plan from being applied. */
export async function makePlan(
  migration: MigrationProject,
  paths: readonly string[],
  options: MakePlanOptions,
): Promise<MadePlan> {
  const { project, catalogs } = migration;
  const slice = sliceOf(migration, options);
  const progress = await startProgress({ doing: 'reading' });
  const compiling = await startProgress({ doing: 'checking types' });
  const outcome = await project
    .planMigration({
      paths,
      tests: options.tests === true,
      types: options.types === true,
      onProgress: progress.update,
      onCompile(done, total) {
        progress.stop();
        compiling.update(done, total);
      },
    })
    .finally(() => {
      progress.stop();
      compiling.stop();
    });
  if ('refused' in outcome) throw new CommandError(outcome.refused);
  const { plan, problems, leftOut, missing, untyped, typesMayTell } = outcome;
  const shown = shownPath(project);
  for (const { file, message } of problems) say(`${visible(shown(file))}: ${visible(message)}`);
  for (const file of leftOut) say(`${visible(file)} is left out by the settings or .gitignore.`);
  if (untyped.length > 0) say(visible(withoutTypes(untyped.map(shown))));
  for (const { what, advice } of missing) {
    say(`Before it can be applied: ${visible(what)} is not there. ${visible(advice)}`);
  }
  if (slice === undefined) return { plan, problems, typesMayTell };
  const ofNobody = (slice.components ?? slice.owners) ? rowsOfNobody(plan) : 0;
  if (ofNobody > 0) {
    say(
      `${many(ofNobody, 'raw log call')} ${ofNobody === 1 ? 'belongs' : 'belong'} to no component and ` +
        `${ofNobody === 1 ? 'is' : 'are'} not counted here: a plan of all components says why.`,
    );
  }
  return { plan: slicePlan(plan, slice, catalogs), problems, typesMayTell };
}

/** They are in no slice by component or owner. */
function rowsOfNobody({ files }: MigrationPlan): number {
  return files
    .flatMap(({ rows }) => rows)
    .filter(({ constant, component }) => constant === undefined && component === undefined).length;
}

function withoutTypes(files: readonly string[]): string {
  const named = files.slice(0, 3).join(', ');
  const more = files.length > 3 ? ` and ${many(files.length - 3, 'more', 'more')}` : '';
  return `No tsconfig.json takes in ${named}${more}, so types say nothing of ${files.length === 1 ? 'it' : 'them'}.`;
}

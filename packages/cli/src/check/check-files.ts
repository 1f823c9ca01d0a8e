/** Checks files on disk: all, those named, or those that git says have changed. */
import { join } from 'node:path';
import type { CheckResult, Project } from '@loglex/project';
import { startProgress } from '../terminal/progress.ts';
import type { FixOptions, Run } from './run.ts';

/** `changedSince`: the git ref; fixes and findings are those of files changed since then. */
export async function checkFiles(
  project: Project,
  paths: readonly string[],
  fix: FixOptions,
  changedSince: string | undefined,
): Promise<Run> {
  const changed =
    changedSince === undefined
      ? undefined
      : await (await import('./changed-files.ts')).changedFiles(project.root, changedSince);
  const progress = await startProgress();
  try {
    const run = { paths, onProgress: progress.update };
    const result =
      changed === undefined || fix.fix === undefined
        ? await project.check({ ...run, ...fix })
        : await fixOnly(changed, project, run, fix);
    const { findings, stats } = result;
    return {
      ...result,
      // Checks over the whole project need all files: what has not changed is checked and not shown.
      findings: changed ? findings.filter(({ file }) => changed.has(file)) : findings,
      files: stats.files + stats.catalogFiles,
      whole: stats.projectChecks && changed === undefined,
    };
  } finally {
    progress.stop();
  }
}

/** Fixes the files of `changed` that `run` looks at, and checks all that it looks at. */
async function fixOnly(
  changed: ReadonlySet<string>,
  project: Project,
  run: { readonly paths: readonly string[] },
  fix: FixOptions,
): Promise<CheckResult> {
  const files = project.select(run.paths).files.filter(({ file }) => changed.has(file));
  const paths = files.map(({ file }) => join(project.root, file));
  // No path would mean every file.
  const first = paths.length > 0 ? await project.check({ paths, ...fix }) : undefined;
  const failed = first?.problems.filter(({ kind }) => kind === 'write') ?? [];
  const result = await project.check(run);
  return {
    ...result,
    fixed: first?.fixed ?? [],
    problems: [...result.problems, ...failed],
  };
}

/** `loglex check`, from its options to its exit code. */
import { join } from 'node:path';
import { checks, type Finding } from '@loglex/engine';
import type { CheckResult, FixedFile, Project } from '@loglex/project';
import { changesBaseline, wantsBaseline } from '../baseline/baseline-options.ts';
import { CommandError } from '../command-error.ts';
import type { CheckOptions } from '../commands/check.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { FORMATS } from '../formats/formats.ts';
import { openConfigured, shownPath } from '../open-project.ts';
import { buildReport } from '../report/build-report.ts';
import { lookOf } from '../terminal/look.ts';
import { count } from '../terminal/count.ts';
import { output, say } from '../terminal/output.ts';
import { startProgress } from '../terminal/progress.ts';
import { visible } from '../terminal/visible.ts';
import { sourceTexts } from './source-texts.ts';
import { checkStdin, type FixOptions } from './stdin.ts';

export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  refuseContradictions(paths, options);
  const project = await openConfigured(options);
  const run =
    options.stdinFilename === undefined
      ? await checkFiles(project, paths, options)
      : await checkStdin(project, options.stdinFilename, fixOf(options));
  return options.diff ? printDiff(project, run, options) : printFindings(project, run, options);
}

/** What was checked and found. */
export interface Run extends Pick<CheckResult, 'findings' | 'problems' | 'fixed' | 'leftOut'> {
  /** How many files were checked. */
  readonly files: number;
  /** Whether these are all findings of all files of the project. */
  readonly whole: boolean;
  /** The text of stdin, where it was checked: findings speak of it, and no file holds it. */
  readonly stdin?: { readonly file: string; readonly text: string };
}

/** Options that cannot be meant together are told before any work is done. */
function refuseContradictions(paths: readonly string[], options: CheckOptions): void {
  const { fix, diff, unsafeFixes, stdinFilename, changedSince } = options;
  const refuse = (when: unknown, message: string): void => {
    if (when) throw new CommandError(message);
  };
  refuse(fix && diff, '--fix writes and --diff only shows: use one of them.');
  refuse(unsafeFixes && !fix && !diff, '--unsafe-fixes needs --fix, or --diff to see them first.');
  refuse(
    stdinFilename !== undefined && (paths.length > 0 || changedSince !== undefined),
    '--stdin-filename checks stdin alone: leave paths and --changed-since out.',
  );
  refuse(
    changesBaseline(options) &&
      (paths.length > 0 || changedSince !== undefined || stdinFilename !== undefined),
    'The baseline changes only with a run over the whole project: leave paths, --changed-since and --stdin-filename out.',
  );
}

async function checkFiles(
  project: Project,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Run> {
  const { changedSince } = options;
  const changed =
    changedSince === undefined
      ? undefined
      : await (await import('./changed-files.ts')).changedFiles(project.root, changedSince);
  const progress = await startProgress();
  try {
    const run = { paths, onProgress: progress.update };
    const fix = fixOf(options);
    const result =
      changed === undefined || fix.fix === undefined
        ? await project.check({ ...run, ...fix })
        : await fixOnly(changed, project, run, fix);
    const { findings, stats } = result;
    return {
      ...result,
      // Checks over the whole project need all files: what has not changed is checked and not shown.
      findings: changed ? findings.filter(({ file }) => changed.has(file)) : findings,
      files: stats.files,
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

function fixOf({ fix, diff, unsafeFixes }: CheckOptions): FixOptions {
  if (!fix && !diff) return {};
  return { fix: unsafeFixes ? 'unsafe' : 'safe', write: fix === true };
}

async function printDiff(
  project: Project,
  { fixed, problems }: Run,
  { outputFile }: CheckOptions,
): Promise<ExitCode> {
  const { unifiedDiff } = await import('./unified-diff.ts');
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  const shown = shownPath(project);
  await output(unifiedDiff(fixed, shown, look), outputFile);
  for (const { file, message } of problems) say(`${visible(shown(file))}: ${visible(message)}`);
  if (fixed.length === 0) say('There is nothing to fix.');
  else say(`${fixesIn(fixed)} in ${count(fixed.length, 'file')}; nothing was written.`);
  if (problems.length > 0) return EXIT.failed;
  return fixed.length > 0 ? EXIT.findings : EXIT.clean;
}

async function printFindings(project: Project, run: Run, options: CheckOptions): Promise<ExitCode> {
  const { findings, problems, fixed, leftOut, files, whole, stdin } = run;
  const { format, outputFile, quiet, maxWarnings } = options;
  const shown = shownPath(project);
  const textOf = sourceTexts(project.root, stdin);
  const held = wantsBaseline(options)
    ? await holdAgainstBaseline(project, findings, textOf, options, {
        unread: new Set(problems.map(({ file }) => file)),
        whole,
      })
    : { fresh: findings, known: 0, notes: [] };
  const report = buildReport(
    {
      findings: quiet ? held.fresh.filter(({ severity }) => severity === 'error') : held.fresh,
      unread: problems,
      files,
      known: held.known,
      checks,
    },
    textOf,
    shown,
  );

  // Where stdin is fixed, the fixed text is the data, and findings are talk.
  const fixesStdin = stdin !== undefined && options.fix === true;
  const stream = fixesStdin ? process.stderr : process.stdout;
  const formatter = await FORMATS[format]();
  const text = formatter(report, lookOf(outputFile === undefined ? stream : undefined));
  if (fixesStdin) process.stdout.write(stdin.text);
  if (outputFile !== undefined) await output(text, outputFile);
  else if (!fixesStdin || findings.length + problems.length > 0) stream.write(text);

  if (fixed.length > 0 && !fixesStdin) {
    say(`Applied ${fixesIn(fixed)} in ${count(fixed.length, 'file')}.`);
  }
  for (const file of leftOut) {
    say(
      `${visible(shown(file))} is left out: it is no source, or loglex.yaml or .gitignore excludes it.`,
    );
  }
  for (const note of held.notes) say(note);
  return verdict(held.fresh, problems.length, maxWarnings);
}

async function holdAgainstBaseline(
  ...args: Parameters<(typeof import('../baseline/use-baseline.ts'))['useBaseline']>
) {
  const { useBaseline } = await import('../baseline/use-baseline.ts');
  return useBaseline(...args);
}

/** Errors, or too many warnings, fail; what could not be done outweighs both. */
function verdict(
  findings: readonly Finding[],
  problems: number,
  maxWarnings: number | undefined,
): ExitCode {
  if (problems > 0) return EXIT.failed;
  const having = (wanted: Finding['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  if (having('error') > 0) return EXIT.findings;
  const warnings = having('warning');
  if (maxWarnings === undefined || warnings <= maxWarnings) return EXIT.clean;
  const are = warnings === 1 ? 'is' : 'are';
  say(`${count(warnings, 'warning')} ${are} more than the ${maxWarnings} of --max-warnings.`);
  return EXIT.findings;
}

function fixesIn(fixed: readonly FixedFile[]): string {
  return count(
    fixed.reduce((sum, { fixes }) => sum + fixes, 0),
    'fix',
    'fixes',
  );
}

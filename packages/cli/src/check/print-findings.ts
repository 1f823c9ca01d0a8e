/** Tells what a run found, in the format that was asked for, and decides the exit code. */
import { checks, type Finding } from '@loglex/engine';
import type { FixedFile, Project } from '@loglex/project';
import { wantsBaseline } from '../baseline/baseline-options.ts';
import type { CheckOptions } from '../commands/check.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { baseFolder } from '../formats/base-folder.ts';
import { FORMATS } from '../formats/formats.ts';
import { shownPath } from '../open-project.ts';
import { buildReport } from '../report/build-report.ts';
import { count } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import type { Run } from './run.ts';
import { sourceTexts } from './source-texts.ts';

export async function printFindings(
  project: Project,
  run: Run,
  options: CheckOptions,
): Promise<ExitCode> {
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
  const wanted = quiet ? held.fresh.filter(({ severity }) => severity === 'error') : held.fresh;
  const report = buildReport(
    {
      findings: wanted,
      hidden: held.fresh.length - wanted.length,
      unread: problems,
      files,
      known: held.known,
      checks,
      ...(run.lineStarts && { lineStarts: run.lineStarts }),
    },
    textOf,
    shownPath(project, baseFolder(format, project.cwd, process.env)),
  );

  // Where stdin is fixed, the fixed text is the data, and findings are talk.
  const fixesStdin = stdin !== undefined && options.fix === true;
  const stream = fixesStdin ? process.stderr : process.stdout;
  const formatter = await FORMATS[format]();
  const text = await formatter(report, lookOf(outputFile === undefined ? stream : undefined));
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

/** `3 fixes`. */
export function fixesIn(fixed: readonly FixedFile[]): string {
  return count(
    fixed.reduce((sum, { fixes }) => sum + fixes, 0),
    'fix',
    'fixes',
  );
}

/** `loglex check`, from its options to its exit code. */
import type { CheckOptions } from '../commands/check.ts';
import type { ExitCode } from '../exit-code.ts';
import { openConfigured } from '../open-project.ts';
import { checkFiles } from './check-files.ts';
import { printFindings } from './print-findings.ts';
import { refuseContradictions } from './refuse-contradictions.ts';
import type { FixOptions } from './run.ts';
import { checkStdin } from './stdin.ts';

export async function runCheck(paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  refuseContradictions(paths, options);
  const { stdinFilename, changedSince, diff, outputFile } = options;
  const project = await openConfigured(options);
  const run =
    stdinFilename === undefined
      ? await checkFiles(project, paths, fixOf(options), changedSince)
      : await checkStdin(project, stdinFilename, fixOf(options));
  return diff
    ? (await import('./print-diff.ts')).printDiff(project, run, outputFile)
    : printFindings(project, run, options);
}

function fixOf({ fix, diff, unsafeFixes }: CheckOptions): FixOptions {
  if (!fix && !diff) return {};
  return { fix: unsafeFixes ? 'unsafe' : 'safe', write: fix === true };
}

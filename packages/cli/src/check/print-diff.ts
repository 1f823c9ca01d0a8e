/** Shows what fixes would change: the patch is data, how much it is, talk. */
import type { Project } from '@loglex/project';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { shownPath } from '../open-project.ts';
import { lookOf } from '../terminal/look.ts';
import { count } from '../terminal/count.ts';
import { output, say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { fixesIn } from './print-findings.ts';
import type { Run } from './run.ts';
import { unifiedDiff } from './unified-diff.ts';

export async function printDiff(
  project: Project,
  { fixed, problems }: Run,
  outputFile: string | undefined,
): Promise<ExitCode> {
  const look = lookOf(outputFile === undefined ? process.stdout : undefined);
  const shown = shownPath(project);
  await output(unifiedDiff(fixed, shown, look), outputFile);
  for (const { file, message } of problems) say(`${visible(shown(file))}: ${visible(message)}`);
  if (fixed.length === 0) say('There is nothing to fix.');
  else say(`${fixesIn(fixed)} in ${count(fixed.length, 'file')}; nothing was written.`);
  if (problems.length > 0) return EXIT.failed;
  return fixed.length > 0 ? EXIT.findings : EXIT.clean;
}

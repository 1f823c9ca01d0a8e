/** `loglex migrate --inline`: the way back, from constants to plain messages. */
import { type InlinedCall } from '@loglex/engine';
import picocolors from 'picocolors';
import { unifiedDiff } from '../check/unified-diff.ts';
import { CommandError } from '../command-error.ts';
import type { MigrateOptions } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, shownPath } from '../open-project.ts';
import { many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { output, say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { reasonInWords } from './plan-summary.ts';
import { canAsk } from './review/run-review.ts';
import { CUT_SHORT } from './run-apply.ts';
import { withProgress } from './with-progress.ts';

export async function runInline(
  paths: readonly string[],
  options: MigrateOptions,
): Promise<ExitCode> {
  const project = await openConfigured(options);
  const shown = shownPath(project);
  const run = (write: boolean) =>
    withProgress(async (onProgress, signal) => {
      const outcome = await project.inlineConstants({
        paths,
        review: options.unproven === true,
        allowDirty: options.allowDirty === true,
        write,
        signal,
        onProgress: (done, total) => onProgress('read', done, total),
      });
      if ('refused' in outcome) throw new CommandError(outcome.refused);
      return outcome;
    });

  const { files, calls, problems } = await run(false);
  for (const { file, message } of problems) say(visible(`${shown(file)}: ${message}`));
  const atEnd = problems.length > 0 ? EXIT.failed : EXIT.clean;
  const chosen = calls.filter(
    ({ tier }) => tier === 'safe' || (options.unproven === true && tier === 'review'),
  );
  if (options.diff) await output(unifiedDiff(files, shown, lookOf(process.stdout)), undefined);
  else await output(summary(calls, chosen.length), undefined);
  if (files.length === 0) return atEnd;
  const what = `${many(chosen.length, 'call')} in ${many(files.length, 'file')}`;
  if (options.diff || options.dryRun) {
    say(`Would inline ${what}; nothing was written.`);
    return options.diff && atEnd === EXIT.clean ? EXIT.findings : atEnd;
  }
  if (!(await isWanted(what, options))) {
    say('Nothing was written.');
    return atEnd;
  }
  const { written } = await run(true);
  if (written?.kind !== 'finished') {
    if (written?.kind === 'stopped') {
      say(visible(`${shown(written.problem.file)}: ${written.problem.message}`));
    }
    say(CUT_SHORT);
    return EXIT.failed;
  }
  say(`✔ Inlined ${what}. The catalog stays; \`loglex migrate undo\` takes this back.`);
  return atEnd;
}

/** Without a terminal only `--yes` is an answer. */
async function isWanted(what: string, { yes }: MigrateOptions): Promise<boolean> {
  if (yes) return true;
  if (!canAsk()) {
    say('Say --yes to write it: there is no terminal to ask at.');
    return false;
  }
  const { confirm, isCancel } = await import('@clack/prompts');
  const value = await confirm({ message: `Inline ${what}?`, output: process.stderr });
  return !isCancel(value) && value;
}

function summary(calls: readonly InlinedCall[], chosen: number): string {
  const paint = picocolors.createColors(lookOf(process.stdout).color);
  if (calls.length === 0) return 'No call carries a constant and no message of its own.\n';
  const counts = new Map<string, number>();
  for (const { tier, reasons } of calls) {
    const [gravest] = reasons;
    if (tier === 'safe' || gravest === undefined) continue;
    const reason = `${tier}: ${reasonInWords(gravest.id)}`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const rows = [...counts].toSorted(([, a], [, b]) => b - a);
  const lines = rows.map(
    ([reason, amount]) => `  ${String(amount).padStart(5)}  ${visible(reason)}`,
  );
  return `${[
    `${paint.bold(many(calls.length, 'coded call'))}, ${many(chosen, 'call')} to become plain messages`,
    ...lines,
  ].join('\n')}\n`;
}

/** `loglex migrate undo` and `resume`, from their options to their exit codes. */
import type { ChangeRun } from '@loglex/project';
import picocolors from 'picocolors';
import { CommandError } from '../command-error.ts';
import { PLAN_FILE, type ResumeOptions, type UndoOptions } from '../commands/migrate.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openConfigured, shownPath } from '../open-project.ts';
import { many } from '../terminal/count.ts';
import { lookOf } from '../terminal/look.ts';
import { say } from '../terminal/output.ts';
import { visible } from '../terminal/visible.ts';
import { CUT_SHORT, shortCommit } from './run-apply.ts';
import { withProgress } from './with-progress.ts';

export async function runUndo({ force, config }: UndoOptions): Promise<ExitCode> {
  const project = await openConfigured(config === undefined ? {} : { config });
  const run = await withProgress((onProgress, signal) =>
    project.undo({
      ...(force && { force }),
      signal,
      onProgress: (done, total) => onProgress('write', done, total),
    }),
  );
  return tell(run, 'Took back', shownPath(project));
}

export async function runResume({ config }: ResumeOptions): Promise<ExitCode> {
  const project = await openConfigured(config === undefined ? {} : { config });
  const run = await withProgress((onProgress, signal) =>
    project.resume({ signal, onProgress: (done, total) => onProgress('write', done, total) }),
  );
  return tell(run, 'Finished', shownPath(project));
}

function tell(run: ChangeRun, done: string, shown: (file: string) => string): ExitCode {
  if ('refused' in run) {
    if (run.nothing !== true) throw new CommandError(run.refused);
    say(run.refused);
    return EXIT.clean;
  }
  const { change, outcome, left = [], commit } = run;
  if (outcome.kind === 'stopped') {
    const { file, message } = outcome.problem;
    say(`${visible(shown(file))}: ${visible(message)}`);
  }
  if (outcome.kind !== 'finished') {
    say(CUT_SHORT);
    return EXIT.failed;
  }
  const paint = picocolors.createColors(lookOf(process.stderr).color);
  const files = change.files.filter(({ incidental }) => incidental !== true).length;
  const title = change.title.replace(/^undo /, '');
  say(`${paint.green('✔')} ${done} “${visible(title)}”: ${many(files, 'file')}.`);
  for (const plan of left.map((file) => visible(shown(file)))) {
    const out = plan === PLAN_FILE ? '' : ` --out ${plan}`;
    say(
      `${plan} was edited since and stays as it is, without these calls: \`loglex migrate plan --force${out}\` plans anew.`,
    );
  }
  if (commit !== undefined) {
    say(
      `Commit ${shortCommit(commit)} stays in the history: commit what was taken back as well. \`git revert\` does both.`,
    );
  }
  return EXIT.clean;
}

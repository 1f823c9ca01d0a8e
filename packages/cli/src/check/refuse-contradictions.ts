/** Options that cannot be meant together, told before any work is done. */
import { changesBaseline } from '../baseline/baseline-options.ts';
import { CommandError } from '../command-error.ts';
import type { CheckOptions } from '../commands/check.ts';

/** Throws the one message that says which. */
export function refuseContradictions(paths: readonly string[], options: CheckOptions): void {
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

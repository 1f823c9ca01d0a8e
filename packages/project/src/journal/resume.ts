/** Finishes a change that was cut short. */
import { errorCode, fileSystemReason } from '../problem.ts';
import { STATE_FOLDER } from './state-folder.ts';
import { type Change, JournalError, unfinishedChange } from './change.ts';
import { type CarriedOut, carryOut, type CarryOutOptions, strangersIn } from './carry-out.ts';
import { withLock } from '../lock/lock.ts';

/** What came of a change, or in one or two sentences why it was not begun, and the files that are the reason. */
export type ChangeRun =
  | {
      readonly change: Change;
      readonly outcome: CarriedOut;
      /** What an undo leaves as it is: files that went with the change, such as a plan, and were edited since. */
      readonly left?: readonly string[];
      /** The commit of what is taken back, which stays. */
      readonly commit?: string;
    }
  | {
      readonly refused: string;
      readonly files?: readonly string[];
      /** There is nothing to do, and nothing wrong with that. */
      readonly nothing?: true;
    };

/**
 * Writes what the change that was cut short, if there is one, has left to write. Nothing is written where a file holds what
 * the change never knew. `root`: absolute, symbolic links resolved. Never rejects for what is on disk.
 */
export function resumeChange(root: string, options: CarryOutOptions = {}): Promise<ChangeRun> {
  return withJournal(root, async () => {
    const change = unfinishedChange(root);
    if (change === undefined)
      return { refused: 'Nothing was cut short: there is nothing to resume.', nothing: true };
    const others = strangersIn(root, change).map(({ file }) => file);
    if (others.length > 0) return { refused: changedSince(others, 'resumed'), files: others };
    return { change, outcome: await carryOut(root, change, options) };
  });
}

/** Whether the last change was cut short, as a sentence to refuse another by. */
export function refuseUnfinished(root: string): { readonly refused: string } | undefined {
  const change = unfinishedChange(root);
  if (change === undefined) return undefined;
  return {
    refused: `"${change.title}" of ${change.began.slice(0, 16).replace('T', ' ')} UTC was cut short. Finish it first with \`loglex migrate resume\`, or take it back with \`loglex migrate undo\`.`,
  };
}

/** Does `work` with the lock; a journal that cannot be read or written is a refusal. */
export async function withJournal<Result>(
  root: string,
  work: () => Promise<Result>,
): Promise<Result | { readonly refused: string }> {
  return withLock(root, async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof JournalError) return { refused: error.message };
      if (errorCode(error) === undefined) throw error;
      return { refused: `${STATE_FOLDER}: ${fileSystemReason(error, 'written')}` };
    }
  });
}

export function changedSince(files: readonly string[], what: 'resumed' | 'undone'): string {
  const named = files.slice(0, 3).join(', ');
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  const way =
    what === 'undone'
      ? 'Commit or move away what is new there, or force it: it is kept beside the journal.'
      : 'Put them back as they were, or take the change back with `loglex migrate undo`.';
  return `${named}${more} changed since, so nothing is ${what}. ${way}`;
}

/** Takes the last change back, byte for byte. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { targetOf, writeNew } from '../files/write.ts';
import { beginChange, type NewChangedFile } from './begin-change.ts';
import {
  type Change,
  type ChangedFile,
  changeFolder,
  JournalError,
  KEPT,
  readChanges,
  readKept,
} from './change.ts';
import { carryOut, type CarryOutOptions, statesOf, strangersIn, sweep } from './carry-out.ts';
import { CHANGES_KEPT } from './prune.ts';
import { changedSince, type ChangeRun, withJournal } from './resume.ts';

export interface UndoOptions extends CarryOutOptions {
  /** Also take back files that changed since; what they hold now is kept in the folder `kept` of the journal. */
  readonly force?: boolean;
}

/**
 * Takes back the last change that is not taken back yet, finished or cut short; called again, the one before it. That is
 * a change of its own, so that it can be cut short and resumed as well. `root`: absolute, symbolic links resolved.
 */
export function undoChange(
  root: string,
  { force = false, ...options }: UndoOptions = {},
): Promise<ChangeRun> {
  return withJournal(root, async () => {
    const changes = readChanges(root);
    const last = changes.at(-1);
    if (last?.undoes !== undefined && !last.finished) {
      return { refused: 'An undo was cut short. Finish it first with `loglex migrate resume`.' };
    }
    const undone = new Set(changes.map(({ undoes }) => undoes));
    const change = changes.findLast(({ id, undoes }) => undoes === undefined && !undone.has(id));
    if (change === undefined) {
      const isPruned = Number(changes[0]?.id ?? 1) > 1;
      return { refused: isPruned ? NO_LONGER_KEPT : NOTHING, nothing: true };
    }
    const states = statesOf(root, change.files);
    const others = strangersIn(root, change);
    if (others.length > 0 && !force) {
      const files = others.map(({ file }) => file);
      return { refused: changedSince(files, 'undone'), files };
    }
    if (!change.finished) sweep(root, change);
    const back = beginChange(root, {
      title: `undo ${change.title}`,
      undoes: change.id,
      // Code goes first: it never names a constant that is gone.
      files: backwards(
        root,
        change,
        change.files.filter((each, at) => states[at] === 'after' || others.includes(each)),
      ),
    });
    for (const { file } of others) keepAside(root, back, file);
    const left = change.files.filter(
      ({ incidental }, at) => incidental && states[at] === 'other' && change.finished,
    );
    return {
      change: back,
      outcome: await carryOut(root, back, options),
      left: left.map(({ file }) => file),
      ...(change.commit !== undefined && { commit: change.commit }),
    };
  });
}

const NOTHING = 'Nothing was changed: there is nothing to undo.';
const NO_LONGER_KEPT = `There is nothing left to undo: the journal keeps the last ${CHANGES_KEPT} changes. Take older ones back by version control.`;

/** The last one first. */
function* backwards(
  root: string,
  change: Change,
  files: readonly ChangedFile[],
): Generator<NewChangedFile> {
  for (const { file, before, folders, incidental } of files.toReversed()) {
    yield {
      file,
      before: contentNow(root, file),
      after: before === null ? undefined : readKept(root, change, before),
      ...(folders && { folders }),
      ...(incidental && { incidental }),
    };
  }
}

function contentNow(root: string, file: string): Buffer | undefined {
  const target = targetOf(root, file);
  if ('message' in target) throw new JournalError(`${file}: ${target.message}`);
  return target.kept === undefined ? undefined : readFileSync(target.path);
}

/** Somebody wrote it, and nobody but the journal has it then. */
function keepAside(root: string, { id }: Change, file: string): void {
  const now = contentNow(root, file);
  if (now === undefined) return;
  const path = join(changeFolder(root, id), KEPT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeNew(path, now);
}

/** Writes the files of a journalled change, from wherever a run before this one got to. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { contentHash } from '../files/content-hash.ts';
import { stage, syncFolder, type Target, targetOf, writeNew } from '../files/write.ts';
import { fileSystemReason, type Problem } from '../problem.ts';
import { type Change, type ChangedFile, changeFolder, FINISHED, readKept } from './change.ts';
import { pruneChanges } from './prune.ts';

export interface CarryOutOptions {
  /** Called now and then, with counts of files. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops it between two files: what is left can be resumed, or taken back. */
  readonly signal?: AbortSignal | undefined;
}

export type CarriedOut =
  | { readonly kind: 'finished' }
  | { readonly kind: 'interrupted' }
  /** The file that stood in the way; those before it are written. */
  | { readonly kind: 'stopped'; readonly problem: Problem };

/** What a file of a change holds now: `other` is neither what it held before nor what it is to hold. */
export type FileState = 'before' | 'after' | 'other';

/**
 * Writes each file whole: beside its place, as far as the disk, then by renaming, in the order of the change. A file that is
 * written already stays; one that holds something else stops it. Only with the lock.
 */
export async function carryOut(
  root: string,
  change: Change,
  { onProgress, signal }: CarryOutOptions = {},
): Promise<CarriedOut> {
  const { files } = change;
  const folders = new Set<string>();
  for (let done = 0; done < files.length; done += AT_ONCE) {
    if (signal?.aborted === true) return { kind: 'interrupted' };
    const problem = await carryOutSome(root, change, files.slice(done, done + AT_ONCE), folders);
    if (problem !== undefined) return { kind: 'stopped', problem };
    onProgress?.(Math.min(done + AT_ONCE, files.length), files.length);
    await setImmediate(); // Whoever pressed Ctrl-C is heard.
  }
  for (const folder of folders) syncFolder(folder);
  const folder = changeFolder(root, change.id);
  if (!existsSync(join(folder, FINISHED))) writeNew(join(folder, FINISHED), Buffer.alloc(0));
  syncFolder(folder);
  prune(root);
  return { kind: 'finished' };
}

/** The change is done, whatever becomes of older ones. */
function prune(root: string): void {
  try {
    pruneChanges(root);
  } catch {
    // What cannot be read or taken away is left to the next change.
  }
}

/** Files that hold what the change never knew, incidental ones aside. Throws as `fs` does. */
export function strangersIn(
  root: string,
  { files }: Pick<Change, 'files'>,
): readonly ChangedFile[] {
  const states = statesOf(root, files);
  return files.filter(({ incidental }, at) => states[at] === 'other' && !incidental);
}

/** What each of the files holds. Throws as `fs` does. */
export function statesOf(root: string, files: readonly ChangedFile[]): readonly FileState[] {
  return files.map((each) => {
    const target = targetOf(root, each.file);
    return 'message' in target ? 'other' : stateOf(target, each);
  });
}

/** Takes away what a run that was cut short left beside files that it did not come to write. */
export function sweep(root: string, { id, files }: Change): void {
  for (const { file, before, folders } of files) {
    const target = targetOf(root, file);
    if ('message' in target) continue;
    rmSync(temporaryFor(target, id), { force: true });
    if (before === null && target.kept === undefined) removeFolders(root, folders);
  }
}

/** The disk takes several files at once nearly as fast as one. */
const AT_ONCE = 32;

interface Staged {
  readonly changed: ChangedFile;
  readonly target: Target;
  /** Beside its place. */
  readonly temporary: string;
  readonly stamp: string;
}

async function carryOutSome(
  root: string,
  change: Change,
  files: readonly ChangedFile[],
  folders: Set<string>,
): Promise<Problem | undefined> {
  const staged: Staged[] = [];
  let file = '';
  try {
    for (const changed of files) {
      ({ file } = changed);
      const target = targetOf(root, file);
      if ('message' in target) return target;
      const { path } = target;
      const temporary = temporaryFor(target, change.id);
      const stamp = stampOf(path);
      const state = stateOf(target, changed);
      if (state === 'other' && changed.incidental) continue;
      if (state === 'other') return { kind: 'write', file, message: CHANGED };
      if (state === 'before') staged.push({ changed, target, temporary, stamp });
      else rmSync(temporary, { force: true }); // It may have been written twice when the run was killed.
      for (const made of [path, ...(changed.folders ?? []).map((each) => join(root, each))])
        folders.add(dirname(made));
    }
    const problem = await stageAll(root, change, staged);
    if (problem !== undefined) return problem;
    for (const each of staged) {
      ({ file } = each.changed);
      if (stampOf(each.target.path) !== each.stamp)
        return { kind: 'write', file, message: CHANGED };
      put(root, each);
    }
    return undefined;
  } catch (error) {
    return unwritten(file, error);
  } finally {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
  }
}

const CHANGED = 'It is not written: it changed meanwhile.';

async function stageAll(
  root: string,
  change: Change,
  staged: readonly Staged[],
): Promise<Problem | undefined> {
  const problems = await Promise.all(
    staged.map(async ({ changed: { file, after }, target, temporary }) => {
      if (after === null) return undefined;
      try {
        mkdirSync(dirname(target.path), { recursive: true });
        await stage(temporary, target, readKept(root, change, after));
        return undefined;
      } catch (error) {
        return unwritten(file, error);
      }
    }),
  );
  return problems.find((problem) => problem !== undefined);
}

function unwritten(file: string, error: unknown): Problem {
  return { kind: 'write', file, message: fileSystemReason(error, 'written') };
}

function put(root: string, { changed, target, temporary }: Staged): void {
  if (changed.after !== null) {
    renameSync(temporary, target.path);
    return;
  }
  rmSync(target.path);
  removeFolders(root, changed.folders);
}

function removeFolders(root: string, folders: readonly string[] = []): void {
  for (const folder of folders.toReversed()) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      // It is not there, or somebody has put something else there.
    }
  }
}

/** One name for each file and change: whoever comes after a kill finds it. */
function temporaryFor({ path }: Target, id: string): string {
  return join(dirname(path), `.${basename(path)}.loglex-${id}.tmp`);
}

function stateOf({ path }: Target, { before, after }: ChangedFile): FileState {
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const hash = isThere ? contentHash(readFileSync(path)) : null;
  if (hash === (after?.hash ?? null)) return 'after';
  return hash === (before?.hash ?? null) ? 'before' : 'other';
}

/** Differs where somebody has written the file. */
function stampOf(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`;
}

/**
 * A change of several files that happens as one: what each of them holds before and after, kept on disk from before the
 * first is written, so that a run that is cut short can be finished and one that was finished can be taken back.
 *
 * `.loglex/changes/0001` holds `contents` (the bytes of all files, one after the other), `change.json` (whose bytes they are)
 * and, once all is written, the empty file `finished`; where it was committed, `commit` says as what. Without `change.json` nothing was touched yet. Old ones are pruned.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../files/content-hash.ts';
import { STATE_FOLDER } from './state-folder.ts';

export interface Change {
  /** Later changes have higher ones: `0001`. */
  readonly id: string;
  /** What it does, to be read by people: `migrate`. */
  readonly title: string;
  /** When it began, in ISO 8601. */
  readonly began: string;
  /** The change that it takes back. */
  readonly undoes?: string;
  /** In the order in which they are written. */
  readonly files: readonly ChangedFile[];
  /** Whether all files are written. */
  readonly finished: boolean;
  /** The name of the commit that it was made one of, in full. */
  readonly commit?: string;
}

export interface ChangedFile {
  /** POSIX path from the root. */
  readonly file: string;
  /** `null`: there is no such file. */
  readonly before: Kept | null;
  readonly after: Kept | null;
  /** The folders that were made for it, outermost first. */
  readonly folders?: readonly string[];
  /** It goes with the change while it holds what the change knows; where it holds something else, it is left alone. */
  readonly incidental?: true;
}

/** Bytes in `contents`. */
export interface Kept {
  readonly at: number;
  readonly length: number;
  /** SHA-256, in hex. */
  readonly hash: string;
}

export const CHANGES = 'changes';
export const CONTENTS = 'contents';
export const CHANGE = 'change.json';
export const FINISHED = 'finished';
const COMMIT = 'commit';
/** Of an undo that was forced: the files as they were until then. */
export const KEPT = 'kept';

/** The changes that were made at `root`, oldest first. Throws where the journal cannot be read. */
export function readChanges(root: string): readonly Change[] {
  return changeIds(root).flatMap((id) => readChange(root, id) ?? []);
}

/** The ids of all changes, also of those that never came to touch a file. */
export function changeIds(root: string): readonly string[] {
  const folder = join(root, STATE_FOLDER, CHANGES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b));
}

/** The change that was begun and neither finished nor taken back. */
export function unfinishedChange(root: string): Change | undefined {
  // Only the last can be one: the next is not begun before. A run that was killed over its journal did not begin one.
  const id = changeIds(root).findLast((each) => existsSync(join(changeFolder(root, each), CHANGE)));
  const change = id === undefined ? undefined : readChange(root, id);
  return change?.finished === false ? change : undefined;
}

/** Remembers that a finished change was committed: to take it back leaves the commit. Throws as `fs` does. */
export function noteCommit(root: string, { id }: Pick<Change, 'id'>, commit: string): void {
  writeFileSync(join(changeFolder(root, id), COMMIT), `${commit}\n`);
}

/** Absolute. */
export function changeFolder(root: string, id: string): string {
  return join(root, STATE_FOLDER, CHANGES, id);
}

/** The bytes of `kept`, as they were journalled; throws where they are not there any more. */
export function readKept(root: string, { id }: Pick<Change, 'id'>, kept: Kept): Buffer {
  const handle = openSync(join(changeFolder(root, id), CONTENTS), 'r');
  try {
    const bytes = Buffer.alloc(kept.length);
    for (let at = 0; at < kept.length;) {
      const read = readSync(handle, bytes, at, kept.length - at, kept.at + at);
      if (read === 0) break;
      at += read;
    }
    if (contentHash(bytes) === kept.hash) return bytes;
  } finally {
    closeSync(handle);
  }
  throw damaged(id, CONTENTS);
}

/** What cannot be made good: somebody, or the disk, has changed what the journal keeps. */
export class JournalError extends Error {}

function damaged(id: string, name: string): JournalError {
  return new JournalError(
    `${STATE_FOLDER}/${CHANGES}/${id}/${name} was damaged, so what it keeps cannot be trusted. Take the files from version control instead.`,
  );
}

function readChange(root: string, id: string): Change | undefined {
  const folder = changeFolder(root, id);
  const path = join(folder, CHANGE);
  if (!existsSync(path)) return undefined;
  const commit = join(folder, COMMIT);
  return {
    ...statedIn(path, id),
    id,
    finished: existsSync(join(folder, FINISHED)),
    ...(existsSync(commit) && { commit: readFileSync(commit, 'utf8').trim() }),
  };
}

function statedIn(path: string, id: string): Omit<Change, 'id' | 'finished'> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Omit<Change, 'id' | 'finished'>;
  } catch (error) {
    throw error instanceof SyntaxError ? damaged(id, CHANGE) : error;
  }
}

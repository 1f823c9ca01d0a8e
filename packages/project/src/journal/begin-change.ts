/** Journals a change: from here on it can be finished, or taken back, whatever befalls the run. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from '../files/content-hash.ts';
import { syncFolder, writeNew } from '../files/write.ts';
import {
  CHANGE,
  type Change,
  type ChangedFile,
  changeFolder,
  changeIds,
  CHANGES,
  CONTENTS,
  type Kept,
} from './change.ts';
import { madeStateFolder } from './state-folder.ts';

export interface NewChange {
  readonly title: string;
  readonly undoes?: string;
  /** In the order in which they are to be written; each file once. Taken one at a time: all at once may be much. */
  readonly files: Iterable<NewChangedFile>;
}

export interface NewChangedFile {
  /** POSIX path from the root. */
  readonly file: string;
  /** `undefined`: there is no such file. */
  readonly before: Buffer | undefined;
  readonly after: Buffer | undefined;
  /** The folders that are there for its sake only. Default: those that are missing. */
  readonly folders?: readonly string[];
  /** Where it comes to hold something else, it is left alone: it stands in nobody's way. */
  readonly incidental?: true;
}

/** What is to change is on the disk when this returns; no file is touched yet. Only with the lock. Throws as `fs` and `files` do. */
export function beginChange(root: string, { files, ...said }: NewChange): Change {
  const changes = madeStateFolder(root, CHANGES);
  const ids = changeIds(root);
  const id = String(Number(ids.at(-1) ?? 0) + 1).padStart(4, '0');
  for (const each of ids) removeUnbegun(changeFolder(root, each));
  const folder = changeFolder(root, id);
  mkdirSync(folder);
  const stated = {
    ...said,
    began: new Date().toISOString(),
    files: writeContents(root, join(folder, CONTENTS), files),
  };
  const path = join(folder, CHANGE);
  writeNew(`${path}.tmp`, Buffer.from(`${JSON.stringify(stated)}\n`, 'utf8'));
  renameSync(`${path}.tmp`, path);
  for (const each of [folder, changes, dirname(changes)]) syncFolder(each);
  return { ...stated, id, finished: false };
}

/** A run that was killed over its journal has touched nothing. */
function removeUnbegun(folder: string): void {
  if (!existsSync(join(folder, CHANGE))) rmSync(folder, { recursive: true, force: true });
}

function writeContents(
  root: string,
  path: string,
  files: Iterable<NewChangedFile>,
): readonly ChangedFile[] {
  const handle = openSync(path, 'wx');
  let end = 0;
  const keep = (bytes: Buffer | undefined): Kept | null => {
    if (bytes === undefined) return null;
    const kept = { at: end, length: bytes.length, hash: contentHash(bytes) };
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    end += bytes.length;
    return kept;
  };
  try {
    const made = new Set<string>();
    const written: ChangedFile[] = [];
    for (const { file, before, after, folders, incidental } of files) {
      const own = folders ?? missingFolders(root, file).filter((each) => !made.has(each));
      for (const each of own) made.add(each);
      written.push({
        file,
        before: keep(before),
        after: keep(after),
        ...(own.length > 0 && { folders: own }),
        ...(incidental && { incidental }),
      });
    }
    fsyncSync(handle);
    return written;
  } finally {
    closeSync(handle);
  }
}

/** Folders above `file` that are not there, outermost first; POSIX paths from the root. */
function missingFolders(root: string, file: string): string[] {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  if (folder === '' || existsSync(join(root, folder))) return [];
  return [...missingFolders(root, folder), folder];
}

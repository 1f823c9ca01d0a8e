/** Writes a file whole or not at all, where it lives, and never outside the root. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileSystemReason, type Problem } from '../problem.ts';
import { isInside } from './root.ts';

/**
 * Replaces the content of an existing file: into a temporary file beside it, then by renaming, so that
 * no reader sees half of it. The mode is kept; a symbolic link stays one, its target is written.
 * @returns what kept it from being written.
 */
export function replaceFile(root: string, file: string, text: string): Problem | undefined {
  return write(file, () => existingTarget(root, file), text);
}

/**
 * The same for a file that need not be there: the folders above it are made as well.
 * @param file POSIX path from `root`
 */
export function putFile(root: string, file: string, text: string): Problem | undefined {
  return write(file, () => targetOf(root, file), text);
}

/** Where a file is written in truth. */
export interface Target {
  /** Absolute, symbolic links resolved where the file is there. */
  readonly path: string;
  /** `undefined`: it is not there yet. */
  readonly kept?: Kept;
}

/** What a file that takes another's place has of it. */
interface Kept {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** Where `file` (POSIX path from `root`), there or not, is written; a problem where that lies outside. Throws as `fs` does. */
export function targetOf(root: string, file: string): Target | Problem {
  const path = join(root, file);
  if (!isInside(root, path) || !isInside(realpathSync.native(root), realFolderOf(path))) {
    return { kind: 'write', file, message: 'It is not written: it lies outside the project.' };
  }
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  return isThere ? existingTarget(root, file) : { path };
}

function existingTarget(root: string, file: string): Target | Problem {
  const path = realpathSync.native(join(root, file));
  if (!isInside(realpathSync.native(root), path)) {
    const message = 'It is not written: it leads out of the project by a symbolic link.';
    return { kind: 'write', file, message };
  }
  const { mode, uid, gid } = statSync(path);
  return { path, kept: { mode: mode & 0o7777, uid, gid } };
}

/**
 * Writes what `target` is to hold beside it, as far as the disk, under the name `temporary`; what stood there goes. The
 * folder has to be there. Rejects as `fs` does.
 */
export async function stage(temporary: string, { kept }: Target, bytes: Buffer): Promise<void> {
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', kept?.mode);
  try {
    if (kept !== undefined) {
      if (isOthers(kept)) await handle.chown(kept.uid, kept.gid);
      await handle.chmod(kept.mode);
    }
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Has the disk keep which names `folder` holds. Some systems know no such thing, and keep them all the same. */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Windows opens no folders; some network file systems sync none.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function write(file: string, find: () => Target | Problem, text: string): Problem | undefined {
  let temporary: string | undefined;
  try {
    const target = find();
    if ('message' in target) return target;
    const { path, kept } = target;
    if (kept === undefined) mkdirSync(dirname(path), { recursive: true });
    temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
    writeNew(temporary, Buffer.from(text, 'utf8'), kept);
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return { kind: 'write', file, message: fileSystemReason(error, 'written') };
  }
}

/** Where the nearest folder above `path` that is there is in truth. */
function realFolderOf(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || folder === dirname(folder)
    ? realpathSync.native(folder)
    : realFolderOf(folder);
}

/** `wx`: a file or link that someone put there meanwhile is not written through. */
export function writeNew(path: string, bytes: Buffer, kept?: Kept): void {
  const handle = openSync(path, 'wx', kept?.mode);
  try {
    if (kept !== undefined) {
      if (isOthers(kept)) fchownSync(handle, kept.uid, kept.gid);
      // The mask of the process does not apply to a file that was there.
      fchmodSync(handle, kept.mode);
    }
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** In a container a program is often root, and the files that it works on are somebody's. Nobody else may give files away. */
function isOthers({ uid, gid }: Kept): boolean {
  return process.getuid?.() === 0 && (uid !== 0 || gid !== 0);
}

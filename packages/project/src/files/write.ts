/** Writes a file whole or not at all, where it lives, and never outside the root. */
import {
  closeSync,
  existsSync,
  fchmodSync,
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
import { basename, dirname, join } from 'node:path';
import { fileSystemReason, type Problem } from '../problem.ts';
import { isInside } from './root.ts';

/**
 * Replaces the content of an existing file: into a temporary file beside it, then by renaming, so that
 * no reader sees half of it. The mode is kept; a symbolic link stays one, its target is written.
 * @returns what kept it from being written.
 */
export function replaceFile(root: string, file: string, text: string): Problem | undefined {
  let temporary: string | undefined;
  try {
    const target = realpathSync(join(root, file));
    if (!isInside(realpathSync(root), target)) {
      const message = 'It is not written: it leads out of the project by a symbolic link.';
      return { kind: 'write', file, message };
    }
    const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
    temporary = join(dirname(target), name);
    writeNew(temporary, text, statSync(target).mode & 0o7777);
    renameSync(temporary, target);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return { kind: 'write', file, message: fileSystemReason(error, 'written') };
  }
}

/**
 * The same for a file that need not be there: the folders above it are made as well.
 * @param file POSIX path from `root`
 */
export function putFile(root: string, file: string, text: string): Problem | undefined {
  let temporary: string | undefined;
  try {
    const path = join(root, file);
    if (!isInside(root, path) || !isInside(realpathSync(root), realFolderOf(path))) {
      return { kind: 'write', file, message: 'It is not written: it lies outside the project.' };
    }
    if (lstatSync(path, { throwIfNoEntry: false })) return replaceFile(root, file, text);
    mkdirSync(dirname(path), { recursive: true });
    temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
    writeNew(temporary, text);
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
    ? realpathSync(folder)
    : realFolderOf(folder);
}

/** `wx`: a file or link that someone put there meanwhile is not written through. */
function writeNew(path: string, text: string, mode?: number): void {
  const handle = openSync(path, 'wx', mode);
  try {
    // The mask of the process does not apply to a file that was there.
    if (mode !== undefined) fchmodSync(handle, mode);
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

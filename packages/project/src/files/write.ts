/** Writes a file whole or not at all, where it lives, and never outside the root. */
import {
  closeSync,
  fchmodSync,
  fsyncSync,
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

/** `wx`: a file or link that someone put there meanwhile is not written through. */
function writeNew(path: string, text: string, mode: number): void {
  const handle = openSync(path, 'wx', mode);
  try {
    fchmodSync(handle, mode); // The mask of the process does not apply to a file that was there.
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** By what a file on disk is known to be the same: its size and its time. */
import { lstatSync } from 'node:fs';
import type { FileStamp } from '../facts/source-reader.ts';

/** `undefined` where nothing is there. */
export function stampOf(path: string): FileStamp | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found && { size: found.size, modified: found.mtimeMs };
}

export function isSameFile(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && a.modified === b.modified;
}

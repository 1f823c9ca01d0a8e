/** Globs that match what was found and nothing else, whatever characters its names are made of. */
import type { Folder } from '../audit/folders.ts';

/** `src/db/**` for a folder with all below it, `src/*` for the files right in it. */
export function folderGlob({ dir, deep }: Folder): string {
  const below = deep ? '**' : '*';
  return dir === '' ? below : `${escapeGlob(dir)}/${below}`;
}

/** `text` as a glob that matches it letter for letter; where YAML cannot hold a letter, any one will do. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\](){}!+@|"]/gu, '\\$&').replace(UNWRITABLE, '?');
}

/** Control characters, halves of surrogate pairs, and the mark of a decoding error. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFD]/gu;

// @ts-check
/** Applies a patch of several files, as `patch -p1` does; a hunk that does not fit is an error. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';

/**
 * @param {string} root folder that the patch's paths are relative to
 * @param {string} text
 * @returns {string[]} the files that it changed
 */
export function applyPatches(root, text) {
  return parsePatch(text).map((patch) => {
    const file = (patch.newFileName ?? '').replace(/^b\//, '');
    const path = join(root, file);
    const after = applyPatch(existsSync(path) ? readFileSync(path, 'utf8') : '', patch);
    if (after === false) throw new Error(`the patch does not fit ${file}`);
    writeFileSync(path, after);
    return file;
  });
}

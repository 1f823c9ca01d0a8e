// @ts-check
/** Small projects to be migrated again and again, and what they hold, byte by byte. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeRepository } from '../bench-migrate/repository.js';

/**
 * A project at `folder`, an absolute path.
 * @param {string} folder
 * @param {number} files
 * @param {string} runtime absolute path of the package that migrated calls import
 */
export function writeProject(folder, files, runtime) {
  rmSync(folder, { recursive: true, force: true });
  writeRepository({ folder, files, calls: Math.round(files * 1.5), runtime });
}

/**
 * @param {string} from
 * @param {string} to
 */
export function copyProject(from, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/**
 * The files and what they hold; the folder of locks and journals is nobody's business.
 * @param {string} folder
 * @returns {Map<string, string>}
 */
export function contentsOf(folder) {
  /** @type {Map<string, string>} */
  const contents = new Map();
  const visit = (/** @type {string} */ path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name === '.loglex' || entry.name === 'node_modules') continue;
      const below = join(path, entry.name);
      if (entry.isDirectory()) visit(below);
      else contents.set(relative(folder, below), readFileSync(below, 'latin1'));
    }
  };
  visit(folder);
  return contents;
}

/** A file that is being written, beside its place: nobody reads it, and whoever resumes takes it away. */
export function isTemporary(/** @type {string} */ file) {
  return /(?:^|\/)\.[^/]+\.loglex-\d+\.tmp$/.test(file);
}

/**
 * @param {Map<string, string>} a
 * @param {Map<string, string>} b
 * @returns {string | undefined} the first file that differs
 */
export function difference(a, b) {
  return [...new Set([...a.keys(), ...b.keys()])].find((file) => a.get(file) !== b.get(file));
}

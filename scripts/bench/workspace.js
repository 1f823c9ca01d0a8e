// @ts-check
/** A scratch folder with copies of the corpora, a catalog and the settings of every tool that is measured. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { generateCatalog } from './catalog.js';

const CORPORA = ['renovate', 'novu', 'firebase-tools'];
const CONSTANTS = 1_000;

/** Folders that neither a linter nor Loglex would look into, and the census neither. */
const LEFT_OUT = new Set(
  'node_modules .git dist build .yarn vendor third_party public coverage .next bower_components'.split(
    ' ',
  ),
);

/**
 * @typedef {object} Workspace
 * @property {string} folder absolute path
 * @property {string} repository absolute path of Loglex's repository
 * @property {string} cache where Loglex keeps its cache in the runs
 * @property {readonly string[]} corpora names of the copies in `folder`
 * @property {number} files JavaScript and TypeScript files
 * @property {number} bytes
 * @property {number} constants
 */

/**
 * @param {string} folder emptied first
 * @param {(text: string) => void} talk
 * @returns {Workspace}
 */
export function prepareWorkspace(folder, talk) {
  const source = process.env['LOGLEX_CORPORA'] ?? join(userCache(), 'loglex/corpora');
  const missing = CORPORA.filter((name) => !existsSync(join(source, name)));
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(', ')} not found in ${source}. Check the repositories out there, or say where they are with LOGLEX_CORPORA.`,
    );
  }
  talk(`copying ${CORPORA.join(', ')} to ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const repository = fileURLToPath(new URL('../..', import.meta.url));
  for (const name of CORPORA) copySources(join(source, name), join(folder, name));
  writeFileSync(join(folder, 'log-catalog.yaml'), generateCatalog(CONSTANTS));
  writeFileSync(join(folder, 'loglex.yaml'), settings(repository));
  const { files, bytes } = readAll(folder);
  return {
    folder,
    repository,
    cache: join(folder, '.cache'),
    corpora: CORPORA,
    files,
    bytes,
    constants: CONSTANTS,
  };
}

/**
 * Source files and ignore files only: a repository's own settings of a linter are not what is measured.
 * @param {string} from
 * @param {string} to
 */
function copySources(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) copySources(path, join(to, entry.name));
    if (!entry.isFile() || !/\.[mc]?[jt]sx?$|^\.gitignore$|^package\.json$/.test(entry.name))
      continue;
    mkdirSync(to, { recursive: true });
    copyFileSync(path, join(to, entry.name));
  }
}

/**
 * Every file check on, whatever its default.
 * @param {string} repository
 */
function settings(repository) {
  const folder = join(repository, 'docs/checks');
  const ids = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const checks = ids.map((name) => `  ${name.slice(0, -3)}: warning\n`).join('');
  return `loglex: 1\ncatalogs: [log-catalog.yaml]\nchecks:\n${checks}`;
}

/**
 * Reads every source file once, so that it is in the page cache.
 * @param {string} folder
 */
function readAll(folder) {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/(?<!\.d)\.[mc]?[jt]sx?$/.test(entry.name)) continue;
    files++;
    bytes += readFileSync(join(entry.parentPath, entry.name)).length;
  }
  return { files, bytes };
}

function userCache() {
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}

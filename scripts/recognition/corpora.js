// @ts-check
/** Where the measured repositories, their counts and our cache are; and which files of a repository count. */
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const REPOSITORIES = [
  'renovate',
  'firebase-tools',
  'lodestar',
  'novu',
  'uptime-kuma',
  'fabric-sdk-node',
];

export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'loglex', 'recognition');
}

/** @param {string} name */
export function corpusFolder(name) {
  const corpora = process.env['LOGLEX_CORPORA'] ?? join(cacheFolder(), '..', 'corpora');
  return join(corpora, name);
}

export function censusFolder() {
  return process.env['LOGLEX_CENSUS'] ?? join(cacheFolder(), '..', 'census');
}

const LEFT_OUT = new Set([
  ...[
    'node_modules',
    '.git',
    'dist',
    'build',
    '.yarn',
    'vendor',
    'third_party',
    'public',
    'coverage',
  ],
  ...['.next', 'bower_components'],
]);

/**
 * The files that the count has read, by its own rules; `.vue` files are no part of it.
 * @param {string} root
 * @returns {string[]} POSIX paths relative to `root`
 */
export function countedFiles(root) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!LEFT_OUT.has(entry.name)) walk(path);
      } else if (
        entry.isFile() &&
        isCounted(entry.name) &&
        statSync(join(root, path)).size <= 1_500_000
      ) {
        files.push(path);
      }
    }
  };
  walk('');
  return files.sort();
}

/** @param {string} name */
function isCounted(name) {
  return /\.[cm]?[jt]sx?$/.test(name) && !/\.min\.js$|\.d\.[cm]?ts$/.test(name);
}

// @ts-check
/** Brings the tarball of a pinned package onto this machine: from the cache where it is there, else from the registry. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * @typedef {object} Pinned
 * @property {string} name
 * @property {string} version
 * @property {string} integrity of the tarball, as the registry states it
 */

/**
 * The tarball's path without its `.tgz`, in a folder of the user's cache. Nothing of the package runs. Throws where
 * it cannot be had, or is not the pinned one.
 * @param {Pinned} pinned
 * @param {string} kind the folder: what the packages are there for
 * @returns {{ cache: string, stem: string }}
 */
export function pinnedTarball({ name, version, integrity }, kind) {
  const cache = join(cacheFolder(), kind);
  mkdirSync(cache, { recursive: true });
  const stem = `${name.replace('@', '').replace('/', '-')}-${version}`;
  const tarball = join(cache, `${stem}.tgz`);
  if (!existsSync(tarball)) pack(`${name}@${version}`, cache);
  if (!existsSync(tarball)) throw new Error(`npm pack did not write ${stem}.tgz`);
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(tarball);
    throw new Error(`the tarball is not the pinned one: ${found}`);
  }
  return { cache, stem };
}

/**
 * @param {string} spec
 * @param {string} folder
 */
function pack(spec, folder) {
  try {
    execFileSync(
      'npm',
      ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', folder],
      {
        cwd: folder,
        encoding: 'utf8',
        shell: process.platform === 'win32',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(
      `${spec} could not be had from the registry${said && `: ${said.split('\n')[0]}`}`,
      { cause: error },
    );
  }
}

function cacheFolder() {
  const { LOGLEX_CACHE, XDG_CACHE_HOME } = process.env;
  return LOGLEX_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'loglex');
}

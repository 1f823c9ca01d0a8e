// @ts-check
/** Brings a pinned package onto this machine: from the cache where it is there, else from the registry. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * A fresh folder in which the package's code stands under `src`: `dist` and `lib` would be left out as
 * built code, and here they are the code.
 * @param {import('./packages.js').PinnedPackage} pinned
 * @returns {string} its path
 */
export function unpack({ name, version, integrity, sources }) {
  const cache = join(cacheFolder(), 'realworld');
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
  const folder = join(cache, stem);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  // Run in the folder: GNU tar takes a drive letter for a host.
  execFileSync('tar', ['-xzf', `../${stem}.tgz`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  renameSync(join(folder, 'package', sources), join(folder, 'src'));
  rmSync(join(folder, 'package'), { recursive: true });
  return folder;
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
    throw new Error(`it could not be had from the registry${said && `: ${said.split('\n')[0]}`}`, {
      cause: error,
    });
  }
}

function cacheFolder() {
  const { LOGLEX_CACHE, XDG_CACHE_HOME } = process.env;
  return LOGLEX_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'loglex');
}

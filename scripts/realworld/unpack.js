// @ts-check
/** Unpacks a pinned package so that its code stands where a project's sources do. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedTarball } from '../pinned/tarball.js';

/**
 * A fresh folder in which the package's code stands under `src`: `dist` and `lib` would be left out as
 * built code, and here they are the code.
 * @param {import('./packages.js').PinnedPackage} pinned
 * @returns {string} its path
 */
export function unpack(pinned) {
  const { cache, stem } = pinnedTarball(pinned, 'realworld');
  const folder = join(cache, stem);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  // Run in the folder: GNU tar takes a drive letter for a host.
  execFileSync('tar', ['-xzf', `../${stem}.tgz`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  renameSync(join(folder, 'package', pinned.sources), join(folder, 'src'));
  rmSync(join(folder, 'package'), { recursive: true });
  return folder;
}

// @ts-check
/**
 * Finds Deno and Bun: the files that LOGLEX_DENO and LOGLEX_BUN name, or pinned ones from npm, whose packages for a
 * platform hold the program and run no script. Where there is neither it throws: what did not run is not tested.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pinnedTarball } from '../pinned/tarball.js';

/** What CI runs on. */
const PLATFORM = 'linux x64';

const PINNED = {
  deno: {
    name: '@deno/linux-x64-glibc',
    version: '2.9.6',
    integrity:
      'sha512-3md4TKLCuzsLDmfOoC5KN7NAZaxSVkMgm64vg6foD00JBADCpYS2/5QqXfzgnP5ZQz3iLP9vBQJtEgc116OAoQ==',
    file: 'deno',
  },
  bun: {
    name: '@oven/bun-linux-x64',
    version: '1.4.5',
    integrity:
      'sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==',
    file: 'bin/bun',
  },
};

/**
 * The path of a program that runs.
 * @param {keyof typeof PINNED} host
 */
export function binaryOf(host) {
  const variable = `LOGLEX_${host.toUpperCase()}`;
  const named = process.env[variable];
  if (named) return named;
  const here = `${process.platform} ${process.arch}`;
  if (here !== PLATFORM) {
    throw new Error(
      `The ${host} that is fetched is one for ${PLATFORM}, and this is ${here}. Name yours in ${variable}.`,
    );
  }
  return fetched(PINNED[host]);
}

/** @param {(typeof PINNED)[keyof typeof PINNED]} pinned */
function fetched(pinned) {
  const { cache, stem } = pinnedTarball(pinned, 'hosts');
  const folder = join(cache, stem);
  if (!existsSync(folder)) {
    const unpacked = `${folder}-${process.pid}`;
    mkdirSync(unpacked);
    execFileSync('tar', ['-xzf', join(cache, `${stem}.tgz`), '-C', unpacked]);
    // At once: what is interrupted before leaves no half of a program in its place.
    renameSync(join(unpacked, 'package'), folder);
    rmSync(unpacked, { recursive: true });
  }
  return join(folder, pinned.file);
}

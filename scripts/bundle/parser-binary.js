// @ts-check
/** The native parser, which no bundle can hold: its loader, and the binary of one platform, pinned by the lockfile. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pinnedTarball } from '../pinned/tarball.js';
import { ROOT } from './bundle.js';

/** Platforms of VS Code, by its names for them, and the parser's. */
export const TARGETS = {
  'linux-x64': 'linux-x64-gnu',
  'linux-arm64': 'linux-arm64-gnu',
  'linux-armhf': 'linux-arm-gnueabihf',
  'alpine-x64': 'linux-x64-musl',
  'alpine-arm64': 'linux-arm64-musl',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64-msvc',
  'win32-arm64': 'win32-arm64-msvc',
};

/** The platform of this machine. */
export function thisTarget() {
  const isMusl =
    process.platform === 'linux' && existsSync('/lib') && existsSync('/etc/alpine-release');
  return `${isMusl ? 'alpine' : process.platform}-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}

/**
 * Puts the parser where a script in `folder` finds it.
 * @param {string} folder
 * @param {string} target
 */
export async function copyParser(folder, target) {
  const platform = TARGETS[/** @type {keyof typeof TARGETS} */ (target)];
  if (platform === undefined) {
    throw new Error(`VS Code has no platform ${target}: one of ${Object.keys(TARGETS).join(', ')}`);
  }
  const loader = dirname(createRequire(import.meta.url).resolve('oxc-parser/package.json'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, 'oxc-parser/src-js'), { recursive: true });
  // What lies above its API loads code that nobody here asks for.
  for (const file of ['package.json', 'LICENSE', 'src-js/bindings.js', 'src-js/wrap.js']) {
    await cp(join(loader, file), join(modules, 'oxc-parser', file));
  }
  const name = `@oxc-parser/binding-${platform}`;
  const binary = join(modules, name);
  await cp(await folderOf(name), binary, { recursive: true });
  await writeFile(join(folder, 'target'), `${target}\n`);
}

/**
 * Where a package of the lockfile lies: installed, else fetched.
 * @param {string} name
 */
async function folderOf(name) {
  const installed = join(ROOT, 'node_modules', name);
  if (existsSync(installed)) return installed;
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const { version, integrity } = packages[`node_modules/${name}`];
  const { cache, stem } = pinnedTarball({ name, version, integrity }, 'parsers');
  const folder = join(cache, stem);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xzf', join(cache, `${stem}.tgz`), '-C', folder, '--strip-components=1']);
  }
  return folder;
}

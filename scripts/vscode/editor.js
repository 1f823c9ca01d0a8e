// @ts-check
/**
 * Finds the real VS Code: code-server and a Node that runs it, pinned, fetched from npm once (800 MB on the disk) into the
 * user's cache. No script of any package runs. Where they cannot be had it throws: what did not run is not tested.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const CODE_SERVER = '4.139.1';
/** The major version is the one that code-server is made for. */
const NODE = '24.21.0';

/**
 * @typedef {object} Editor
 * @property {string} node the program
 * @property {string} codeServer its entry
 * @property {string} server VS Code's own server, which can run tests in an extension host
 */

/** @returns {Editor} */
export function editor() {
  const folder = join(cacheFolder(), `code-server-${CODE_SERVER}-node-${NODE}`);
  if (!existsSync(folder)) install(folder);
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, nodePackage(), 'bin/node'),
    codeServer: join(modules, 'code-server/out/node/entry.js'),
    server: join(modules, 'code-server/lib/vscode/out/server-main.js'),
  };
}

/** @param {string} folder */
function install(folder) {
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
  npm(unfinished, `code-server@${CODE_SERVER}`, `${nodePackage()}@${NODE}`);
  const vscode = join(unfinished, 'node_modules/code-server/lib/vscode');
  // Both are pinned by the shrinkwrap files that code-server ships.
  for (const inner of [vscode, join(vscode, 'extensions')]) npm(inner, '--omit=dev');
  // At once: what is interrupted before leaves no half of an editor in its place.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
}

/**
 * @param {string} folder
 * @param {...string} args
 */
function npm(folder, ...args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...quiet, ...args], { cwd: folder, stdio: ['ignore', 2, 2] });
}

/** The package whose tarball holds Node itself, so that nothing has to be run to get it. */
function nodePackage() {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(
      `VS Code is tested on Linux, x64 or arm64, and this is ${process.platform} ${process.arch}.`,
    );
  }
  return `node-linux-${process.arch}`;
}

function cacheFolder() {
  const { LOGLEX_CACHE, XDG_CACHE_HOME } = process.env;
  return join(
    LOGLEX_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'loglex'),
    'vscode',
  );
}

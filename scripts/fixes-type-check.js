// @ts-check
/**
 * Fixes a repository with `eslint --fix` and counts the type errors that were not there before:
 *
 *     npm run fixes-type-check -- FOLDER [COMMAND…]
 *
 * FOLDER is a copy that may be changed, with its dependencies installed; COMMAND checks its types, `npx tsc --noEmit` by
 * default, and prints a line for each error. As in `npm run eslint-corpora`, the copy gets a catalog of all that it logs
 * and fixes have much to do; what they import is really there: the constants as `loglex generate` writes them, and our
 * runtime with its types.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lint } from './eslint-corpora/eslint.js';
import { writeSettings } from './eslint-corpora/work-copy.js';
import { writeCatalog } from './eslint-corpora/write-catalog.js';

const PACKAGES = fileURLToPath(new URL('../packages', import.meta.url));
const PROGRAM = join(PACKAGES, 'cli/dist/loglex.js');

const [given, ...command] = process.argv.slice(2);
if (given === undefined) throw new Error('Which folder? It has to be a copy that may be changed.');
const folder = resolve(given);
const check = command.length > 0 ? command : ['npx', 'tsc', '--noEmit'];

writeSettings(PROGRAM, folder);
await writeCatalog(folder);
installRuntime();
generateConstants();

const before = typeErrors();
const { files, fixed, findings } = await lint(folder, { fix: true });
const after = typeErrors();
const left = countsOf(before);
const fresh = after.filter((error) => {
  const count = left.get(error) ?? 0;
  left.set(error, count - 1);
  return count <= 0;
});

const unfixed = findings.filter(({ fix }) => fix !== undefined).length;
process.stdout.write(
  `${files} files, ${fixed} of them fixed, ${unfixed} fixes left; type errors: ${before.length} before, ${after.length} after, ${fresh.length} new\n`,
);
for (const error of fresh) process.stdout.write(`  ${error}\n`);
process.exitCode = fresh.length === 0 ? 0 : 1;

function installRuntime() {
  const to = join(folder, 'node_modules/@loglex/runtime');
  rmSync(to, { recursive: true, force: true });
  for (const part of ['package.json', 'dist']) {
    cpSync(join(PACKAGES, 'runtime', part), join(to, part), { recursive: true });
  }
}

/** Where a stub stands. */
function generateConstants() {
  rmSync(join(folder, 'log-codes.ts'));
  const { status, stderr } = run(process.execPath, PROGRAM, 'generate');
  if (status !== 0) throw new Error(`loglex generate ended with ${status}: ${stderr}`);
}

/** Each without the place in its file, which fixes move. */
function typeErrors() {
  const [program = '', ...args] = check;
  const { stdout } = run(program, ...args);
  const errors = stdout.split('\n').filter((line) => /\berror TS\d+:/.test(line));
  return errors.map((line) => line.replace(/\(\d+,\d+\)/, ''));
}

/** @param {readonly string[]} errors */
function countsOf(errors) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const error of errors) counts.set(error, (counts.get(error) ?? 0) + 1);
  return counts;
}

/**
 * @param {string} program
 * @param {...string} args
 */
function run(program, ...args) {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
}

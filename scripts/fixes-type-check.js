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
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lint } from './eslint-corpora/eslint.js';
import { writeSettings } from './eslint-corpora/work-copy.js';
import { writeCatalog } from './eslint-corpora/write-catalog.js';
import { installRuntime } from './type-check/install-runtime.js';
import { freshErrors, typeErrors } from './type-check/type-errors.js';

const PROGRAM = fileURLToPath(new URL('../packages/cli/dist/loglex.js', import.meta.url));

const [given, ...command] = process.argv.slice(2);
if (given === undefined) throw new Error('Which folder? It has to be a copy that may be changed.');
const folder = resolve(given);
const check = command.length > 0 ? command : ['npx', 'tsc', '--noEmit'];

writeSettings(PROGRAM, folder);
await writeCatalog(folder);
installRuntime(folder);
generateConstants();

const before = typeErrors(folder, check).errors;
const { files, fixed, findings } = await lint(folder, { fix: true });
const after = typeErrors(folder, check).errors;
const fresh = freshErrors(before, after);

const unfixed = findings.filter(({ fix }) => fix !== undefined).length;
process.stdout.write(
  `${files} files, ${fixed} of them fixed, ${unfixed} fixes left; type errors: ${before.length} before, ${after.length} after, ${fresh.length} new\n`,
);
for (const error of fresh) process.stdout.write(`  ${error}\n`);
process.exitCode = fresh.length === 0 ? 0 : 1;

/** Where a stub stands. */
function generateConstants() {
  rmSync(join(folder, 'log-codes.ts'));
  const { status, stderr } = run(process.execPath, PROGRAM, 'generate');
  if (status !== 0) throw new Error(`loglex generate ended with ${status}: ${stderr}`);
}

/**
 * @param {string} program
 * @param {...string} args
 */
function run(program, ...args) {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
}

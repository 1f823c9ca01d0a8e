// @ts-check
/**
 * Migrates scratch copies of real repositories, as `scripts/migrate-figures.js` does, with their dependencies installed, and
 * counts the errors of types that were not there before. What migrated calls import is really there: the generated
 * constants and our runtime.
 *
 *   npm run migrate-type-check -- [repository…] [--all]
 *     --all: calls that a person would be asked about are migrated as well
 *
 * LOGLEX_CORPORA says where the checkouts are; installed dependencies are kept in the cache.
 */
import { execSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '@loglex/project';
import { parse } from 'yaml';
import { copyTo, planOf, setUp } from './migrate-figures/try-out.js';
import { cacheFolder, corpusFolder } from './recognition/corpora.js';
import { installRuntime } from './type-check/install-runtime.js';
import { freshErrors, typeErrors } from './type-check/type-errors.js';

/**
 * @typedef {{
 *   readonly not?: string,
 *   readonly without?: readonly string[],
 *   readonly tsconfig?: object,
 *   readonly install?: string,
 *   readonly check?: string,
 * }} Recipe
 * @type {Readonly<Record<string, Recipe>>}
 */
const RECIPES = parse(
  readFileSync(join(import.meta.dirname, 'type-check/repositories.yaml'), 'utf8'),
);
const TSC = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
  },
});
const cache = join(cacheFolder(), '..', 'type-check');
mkdirSync(cache, { recursive: true });

let failures = 0;
for (const name of positionals.length > 0 ? positionals : Object.keys(RECIPES)) {
  const recipe = RECIPES[name] ?? { not: 'nobody has said how' };
  if (recipe.not !== undefined) process.stdout.write(`${name}: not checked, ${recipe.not}\n`);
  else if (!existsSync(corpusFolder(name))) process.stdout.write(`${name}: no checkout\n`);
  else failures += await checked(name, recipe);
}
process.exitCode = failures === 0 ? 0 : 1;

/**
 * How many errors are new.
 * @param {string} name
 * @param {Recipe} recipe
 */
async function checked(name, { without = [], tsconfig, install = '', check = '' }) {
  const scratch = join(cache, name);
  const former = `${scratch}.former`;
  rmSync(former, { recursive: true, force: true });
  if (existsSync(scratch)) renameSync(scratch, former);
  copyTo(corpusFolder(name), scratch);
  takeOut(join(scratch, 'package.json'), without);
  if (tsconfig !== undefined) {
    writeFileSync(join(scratch, 'tsconfig.loglex.json'), JSON.stringify(tsconfig, null, 2));
  }
  setUp(name, scratch, true);
  const plan = decided(await planOf(scratch));
  rmSync(join(scratch, 'node_modules'), { recursive: true });
  bringBack(former, scratch);
  if (!existsSync(join(scratch, 'node_modules', '.bin'))) shell(scratch, install);
  installRuntime(scratch);

  const command = ['sh', '-c', check.replaceAll('{tsc}', `${process.execPath} ${TSC}`)];
  const before = typeErrors(scratch, command);
  const project = await openProject({ cwd: scratch });
  const outcome = await project.applyMigration(plan, { allowDirty: true });
  if ('refused' in outcome) throw new Error(`${name}: ${outcome.refused}`);
  const after = typeErrors(scratch, command);
  writeFileSync(`${scratch}.before.txt`, before.output);
  writeFileSync(`${scratch}.after.txt`, after.output);
  const fresh = freshErrors(before.errors, after.errors);
  process.stdout.write(
    `${name}: ${outcome.rows} calls migrated in ${outcome.files.length} files; ` +
      `type errors: ${before.errors.length} before, ${after.errors.length} after, ${fresh.length} new\n`,
  );
  for (const error of fresh) process.stdout.write(`  ${error}\n`);
  return fresh.length;
}

/**
 * What was installed and built in the copy before: the folders that the repository itself lacks.
 * @param {string} former
 * @param {string} scratch
 */
function bringBack(former, scratch) {
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(join(former, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (!entry.isDirectory() || path === '.loglex') continue;
      if (existsSync(join(scratch, path))) walk(path);
      else renameSync(join(former, path), join(scratch, path));
    }
  };
  if (existsSync(former)) walk('');
  rmSync(former, { recursive: true, force: true });
}

/** @param {string} folder @param {string} command */
function shell(folder, command) {
  execSync(command, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Packages that cannot be installed, and what keeps other programs than those that it names from installing the rest.
 * @param {string} path of a `package.json`
 * @param {readonly string[]} packages
 */
function takeOut(path, packages) {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  delete manifest.engines;
  delete manifest.packageManager;
  for (const name of packages) delete manifest.devDependencies[name];
  writeFileSync(path, JSON.stringify(manifest, null, 2));
}

/** @param {import('@loglex/engine').MigrationPlan} plan @returns {import('@loglex/engine').MigrationPlan} */
function decided(plan) {
  if (!values.all) return plan;
  const files = plan.files.map((file) => ({
    ...file,
    rows: file.rows.map((row) =>
      row.tier === 'review' ? { ...row, decision: /** @type {const} */ ('migrate') } : row,
    ),
  }));
  return { ...plan, files };
}

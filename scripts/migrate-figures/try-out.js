// @ts-check
/** A scratch copy of a repository in which a team has just set Loglex up, and the migration of it by the program. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { openProject } from '@loglex/project';
import { parse, stringify } from 'yaml';
import { installRuntime } from '../type-check/install-runtime.js';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/loglex.js', import.meta.url));

/**
 * @typedef {{
 *   plan: import('@loglex/engine').MigrationPlan,
 *   unmigrated: readonly import('@loglex/project').Unmigrated[],
 *   second: import('@loglex/engine').MigrationPlan,
 *   seconds: { plan: number, apply: number },
 * }} Migrated
 */

/**
 * @param {string} corpus
 * @param {string} scratch
 */
export function copyTo(corpus, scratch) {
  const leftOut = new Set(['.git', 'node_modules']);
  cpSync(corpus, scratch, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !leftOut.has(basename(path)),
  });
}

/**
 * Initialises Loglex in a copy and commits.
 * @param {string} name
 * @param {string} scratch
 * @param {boolean} takesConsole whether the team says that the console is one of its logs
 */
export function setUp(name, scratch, takesConsole) {
  loglex(scratch, 'init', '--yes');
  const file = join(scratch, 'loglex.yaml');
  const own = parse(readFileSync(join(import.meta.dirname, `${name}.yaml`), 'utf8'));
  const sinks = join(import.meta.dirname, '..', 'recognition', `${name}.yaml`);
  const declared = existsSync(sinks) ? parse(readFileSync(sinks, 'utf8')) : {};
  const settings = { ...parse(readFileSync(file, 'utf8')), ...declared, ...own.settings };
  if (takesConsole) for (const emit of Object.values(settings.emit)) emit.console = true;
  writeFileSync(file, stringify(settings));
  for (const [path, text] of Object.entries(own.files ?? {})) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
  loglex(scratch, 'generate');
  git(scratch, 'init', '-q');
  git(scratch, 'add', '-A', '-f', '--', '.', ':(exclude,glob)**/node_modules/**');
  git(
    scratch,
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@t',
    'commit',
    '-qm',
    'Before the migration',
  );
  installRuntime(scratch);
  const exclude = join(scratch, '.git', 'info', 'exclude');
  writeFileSync(exclude, 'node_modules\n');
}

/**
 * Plans, applies, and plans again.
 * @param {string} scratch
 * @returns {Promise<Migrated>}
 */
export async function migrate(scratch) {
  const began = performance.now();
  const plan = await planOf(scratch);
  const planned = performance.now();
  const project = await openProject({ cwd: scratch });
  const outcome = await project.applyMigration(plan);
  if ('refused' in outcome) throw new Error(`${scratch}: ${outcome.refused}`);
  const applied = performance.now();
  const second = await planOf(scratch);
  const seconds = { plan: (planned - began) / 1000, apply: (applied - planned) / 1000 };
  return { plan, unmigrated: outcome.unmigrated, second, seconds };
}

/** @param {string} scratch */
export async function planOf(scratch) {
  const project = await openProject({ cwd: scratch });
  const planned = await project.planMigration();
  if ('refused' in planned) throw new Error(`${scratch}: ${planned.refused}`);
  return planned.plan;
}

/**
 * What the program prints; its own words on stderr where it fails.
 * @param {string} folder
 * @param {...string} args
 */
export function loglex(folder, ...args) {
  const options = { cwd: folder, encoding: /** @type {const} */ ('utf8'), maxBuffer: 1 << 30 };
  return execFileSync(process.execPath, [PROGRAM, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** @param {string} folder @param {...string} args */
function git(folder, ...args) {
  execFileSync('git', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

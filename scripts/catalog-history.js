// @ts-check
/**
 * Compares the versions that a real catalog went through, one with the next: the constants of gym-gui (now MOSAIC),
 * a Python module that changed in six commits. Prints each change, so that a person can judge it, and a table of counts.
 *
 *   node scripts/catalog-history.js            the table
 *   node scripts/catalog-history.js --changes  each change as well
 *
 * LOGLEX_CORPORA says where the checkout is. It is only read.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CHANGE_KINDS, diffCatalogs } from '@loglex/catalog';
import { openProject } from '@loglex/project';
import { corpusFolder } from './recognition/corpora.js';

const MODULE = 'gym_gui/logging_config/log_constants.py';
const SETTINGS = `loglex: 1\ncatalogs: [{ python: "${MODULE}", preset: constant-calls }]\n`;

const folder = corpusFolder('gym-gui');
const commits = git('log', '--reverse', '--format=%h %ad', '--date=short', '--', MODULE)
  .trim()
  .split('\n');
/** @type {{ commit: string, catalog: import('@loglex/catalog').Catalog }[]} */
const versions = [];
for (const line of commits) {
  const [commit = ''] = line.split(' ');
  versions.push({ commit, catalog: await catalogAt(commit) });
}

process.stdout.write(
  `| from | to | constants | ${CHANGE_KINDS.join(' | ')} | asks for a new code |\n`,
);
process.stdout.write(`| --- | --- | ---: |${' ---: |'.repeat(CHANGE_KINDS.length + 1)}\n`);
const told = [];
for (let index = 1; index < versions.length; index++) {
  const [before, after] = [versions[index - 1], versions[index]];
  if (!before || !after) continue;
  const changes = diffCatalogs(before.catalog, after.catalog);
  const counts = CHANGE_KINDS.map((kind) => changes.filter((each) => each.kind === kind).length);
  const size = `${before.catalog.constants.length} → ${after.catalog.constants.length}`;
  const fresh = changes.filter(({ asksForNewCode }) => asksForNewCode).length;
  process.stdout.write(
    `| ${before.commit} | ${after.commit} | ${size} | ${counts.join(' | ')} | ${fresh} |\n`,
  );
  for (const { kind, impact, code, name, message, asksForNewCode } of changes) {
    const mark = asksForNewCode ? ' (new code)' : '';
    told.push(`${after.commit} ${code} ${name} [${kind}, ${impact}${mark}] ${message}`);
  }
}
if (process.argv.includes('--changes')) process.stdout.write(`\n${told.join('\n')}\n`);

/** @param {string} commit */
async function catalogAt(commit) {
  const root = mkdtempSync(join(tmpdir(), 'loglex-history-'));
  try {
    mkdirSync(dirname(join(root, MODULE)), { recursive: true });
    writeFileSync(join(root, MODULE), git('show', `${commit}:${MODULE}`));
    writeFileSync(join(root, 'loglex.yaml'), SETTINGS);
    const project = await openProject({ cwd: root, cache: false });
    return project.catalog;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args */
function git(...args) {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
}

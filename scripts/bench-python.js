// @ts-check
/**
 * Measures `loglex check` on Python as a whole process beside ruff's rules about logging (G and LOG), which come to npm as
 * wasm: `npm run bench:python`. ruff is installed into the cache of the user, never into this repository.
 *
 * All commands run on the same copies, in turn, so that a machine that slows down slows all of them; the figures are
 * medians. Files are in the page cache. Prints a table in markdown to stdout and its progress to stderr.
 *
 *   node scripts/bench-python.js [--rounds 5] [--keep]
 *
 * LOGLEX_CORPORA: the folder with the checkouts of nova, celery and ansible, and of saleor and prefect where they are there.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { commands } from './bench-python/commands.js';
import { prepareWorkspace } from './bench-python/workspace.js';
import { measure } from './bench/measure.js';
import { cacheFolder } from './recognition/corpora.js';

const RUFF = '@astral-sh/ruff-wasm-nodejs@0.17.3';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);

const ruff = installRuff(join(cacheFolder(), '..', 'ruff-wasm'));
const workspace = prepareWorkspace(join(tmpdir(), 'loglex-bench-python'), talk);
const all = commands(workspace, ruff);
/** @type {Map<string, import('./bench/measure.js').Measurement[]>} */
const measured = new Map(all.map(({ id }) => [id, []]));

// The copies were read a moment ago: they are in the page cache.
for (let round = 1; round <= rounds; round++) {
  for (const command of all) {
    command.before?.();
    const result = measure(command);
    talk(
      `round ${round}: ${command.title}: ${result.seconds.toFixed(2)} s, CPU ${result.cpuSeconds.toFixed(2)} s, ${result.megabytes.toFixed(0)} MB`,
    );
    measured.get(command.id)?.push(result);
  }
}

const rows = all.map(({ id, title }) => {
  const times = (measured.get(id) ?? []).map(({ seconds }) => seconds);
  const toRuff = (/** @type {'seconds' | 'cpuSeconds'} */ what) =>
    `${(median(id, what) / median('ruff', what)).toFixed(2)} ×`;
  return [
    title,
    median(id, 'seconds').toFixed(2),
    `${Math.min(...times).toFixed(2)}–${Math.max(...times).toFixed(2)}`,
    toRuff('seconds'),
    median(id, 'cpuSeconds').toFixed(2),
    toRuff('cpuSeconds'),
    median(id, 'megabytes').toFixed(0),
  ];
});
const { corpora, files, bytes, kept } = workspace;
process.stdout.write(
  `${corpora.join(', ')}: ${files.length.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB, ` +
    `of which the prefilter keeps ${kept.length.toLocaleString('en')}; ` +
    `node ${process.versions.node}, ${cpus().length} cores; medians of ${rounds} rounds.\n\n`,
);
process.stdout.write(
  `${table([['command', 's', 'range', 'to ruff', 'CPU s', 'to ruff', 'peak MB'], ...rows])}\n`,
);
if (!options.keep) {
  for (const folder of [workspace.folder, `${workspace.folder}-program`]) {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder outside of the repository @returns {string} the package */
function installRuff(folder) {
  const package_ = join(folder, 'node_modules/@astral-sh/ruff-wasm-nodejs');
  if (!existsSync(package_)) {
    talk(`installing ${RUFF} into ${folder}`);
    mkdirSync(folder, { recursive: true });
    const args = [
      'install',
      '--prefix',
      folder,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      RUFF,
    ];
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return package_;
}

/** @param {string} id @param {'seconds' | 'cpuSeconds' | 'megabytes'} what */
function median(id, what) {
  const sorted = (measured.get(id) ?? []).map((one) => one[what]).sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** @param {readonly (readonly string[])[]} lines */
function table(lines) {
  const [head, ...rest] = lines.map((cells) => `| ${cells.join(' | ')} |`);
  return [head, `|---|${'---:|'.repeat((lines[0]?.length ?? 1) - 1)}`, ...rest].join('\n');
}

/** @param {string} text */
function talk(text) {
  process.stderr.write(`${text}\n`);
}

// @ts-check
/**
 * Measures `loglex check` as a whole process on real code, beside the tools people know: `npm run bench`.
 *
 * All commands run on the same copies of renovate, novu and firebase-tools, in turn, so that a machine that
 * slows down slows all of them; the figures are medians. Files are in the page cache. Prints a table in
 * markdown to stdout and its progress to stderr.
 *
 *   node scripts/bench.js [--rounds 5] [--without eslint,…] [--keep]
 *
 * LOGLEX_CORPORA: the folder with the checkouts; default: loglex/corpora in the cache folder of the user.
 */
import { rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { commands } from './bench/commands.js';
import { measure } from './bench/measure.js';
import { prepareWorkspace } from './bench/workspace.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    without: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const without = new Set(options.without.split(','));

const workspace = prepareWorkspace(join(tmpdir(), 'loglex-bench'), talk);
const chosen = commands(workspace).filter(({ id }) => !without.has(id));
/** @type {Map<string, import('./bench/measure.js').Measurement[]>} */
const measured = new Map(chosen.map(({ id }) => [id, []]));

for (let round = 0; round <= rounds; round++) {
  for (const command of chosen) {
    // The first round fills caches of the system; a command that takes a minute needs no such favour.
    if (round === 0 && command.slow) continue;
    command.before?.();
    const result = measure(command);
    talk(
      `round ${round}: ${command.title}: ${result.seconds.toFixed(2)} s, ${result.megabytes.toFixed(0)} MB`,
    );
    if (round > 0) measured.get(command.id)?.push(result);
  }
}

const reference = median(seconds('oxlint'));
const rows = chosen.map(({ id, title }) => {
  const times = seconds(id);
  const memory = median((measured.get(id) ?? []).map(({ megabytes }) => megabytes));
  return [
    title,
    median(times).toFixed(2),
    `${Math.min(...times).toFixed(2)}–${Math.max(...times).toFixed(2)}`,
    Number.isNaN(reference) ? '' : `${(median(times) / reference).toFixed(2)} ×`,
    Number.isNaN(memory) ? '' : memory.toFixed(0),
  ];
});
console.log(
  `${workspace.files.toLocaleString('en')} files, ${(workspace.bytes / 1e6).toFixed(1)} MB; ` +
    `node ${process.versions.node}, ${cpus().length} cores; medians of ${rounds} rounds.\n`,
);
console.log(table([['command', 's', 'range', 'to oxlint', 'peak MB'], ...rows]));
console.log(`\n${facts()}`);
if (!options.keep) rmSync(workspace.folder, { recursive: true, force: true });

/** @param {string} id */
function seconds(id) {
  return (measured.get(id) ?? []).map((one) => one.seconds);
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  if (numbers.length === 0) return Number.NaN;
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The sentences that the figures need to be understood. */
function facts() {
  const cold = median(seconds('cold'));
  const says = [
    `Loglex runs every file check, on a catalog of ${workspace.constants.toLocaleString('en')} constants in YAML.`,
  ];
  if (!Number.isNaN(reference)) says.push(`To oxlint: ${(cold / reference).toFixed(2)} ×.`);
  const eslint = median(seconds('eslint'));
  if (!Number.isNaN(eslint)) says.push(`Faster than ESLint: ${(eslint / cold).toFixed(0)} ×.`);
  says.push(`Second run to first: ${(median(seconds('warm')) / cold).toFixed(2)} ×.`);
  says.push(
    'Checks see the files in which a log call, a reference to a constant or a directive may stand; ' +
      'the prefilter passes over all others, and finds nothing in them by construction.',
  );
  return says.join(' ');
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

// @ts-check
/**
 * Measures what the rules of Loglex add to ESLint and to oxlint, as whole processes on real files: `npm run bench:eslint`.
 *
 * All commands run on the same files, in turn, so that a machine that slows down slows all of them; each is compared
 * with the others of its round, by the processor time of the user. Prints tables in markdown to stdout and its
 * progress to stderr.
 *
 *   node scripts/bench-eslint.js [--rounds 20] [--every 5] [--without zero,…] [--keep]
 *
 * LOGLEX_CORPORA: the folder with the checkouts; default: loglex/corpora in the cache folder of the user.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { commands } from './bench-eslint/commands.js';
import { median, pairedRatio } from './bench-eslint/paired.js';
import { prepareWorkspace, writeOxlintConfigs } from './bench-eslint/workspace.js';
import { measure } from './bench/measure.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    every: { type: 'string', default: '5' },
    without: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
/** What is paid once, and what others cost, need not be known as well as what is paid every day. */
const ASIDE = new Set(['no-console', 'loglex-cold']);
const ROUNDS_ASIDE = 5;
const without = new Set(options.without.split(','));

const repository = fileURLToPath(new URL('..', import.meta.url));
const folder = join(tmpdir(), 'loglex-bench-eslint');
const workspace = prepareWorkspace(folder, repository, Number(options.every));
const { rules } = await strictOf(folder);
writeOxlintConfigs(workspace, rules);

const chosen = commands(workspace).filter(({ id }) => !without.has(id));
/** @type {Map<string, import('./bench/measure.js').Measurement[]>} */
const measured = new Map(chosen.map(({ id }) => [id, []]));
/** @type {number[]} */
const loads = [];
// The round before the first fills the caches of the system.
for (let round = 0; round <= rounds; round++) {
  for (const command of chosen) {
    if (ASIDE.has(command.id) && round > ROUNDS_ASIDE) continue;
    command.before?.();
    const result = measure(command);
    talk(
      `round ${round}: ${command.title}: ${result.seconds.toFixed(2)} s, user ${result.userSeconds.toFixed(2)} s, ${result.megabytes.toFixed(0)} MB`,
    );
    if (round > 0) measured.get(command.id)?.push(result);
  }
  loads.push(loadavg()[0] ?? Number.NaN);
}

const { corpora, every, files, bytes, constants } = workspace;
print(
  `${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB: one of ${every} of ${corpora.join(' and ')}; ${Object.keys(rules).length} rules of Loglex, ` +
    `a catalog of ${constants.toLocaleString('en')} constants in YAML; node ${process.versions.node}, ${cpus().length} cores; ` +
    `${rounds} rounds (${Math.min(rounds, ROUNDS_ASIDE)} of first runs and \`no-console\`), load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}.\n`,
);
printTable([
  ['command', 'user s', 'range', 'wall s', 'peak MB'],
  ...chosen.map(({ id, title }) => {
    const user = of(id, 'userSeconds');
    return [
      title,
      median(user).toFixed(2),
      `${Math.min(...user).toFixed(2)}–${Math.max(...user).toFixed(2)}`,
      median(of(id, 'seconds')).toFixed(2),
      median(of(id, 'megabytes')).toFixed(0),
    ];
  }),
]);
printTable([
  ['beside', 'adds, user CPU', '95 %', 'adds, wall', '95 %'],
  ...[
    ['no-op', 'zero'],
    ['no-console', 'zero'],
    ['loglex', 'zero'],
    ['loglex', 'no-op'],
    ['loglex-cold', 'zero'],
    ['loglex-cold', 'no-op'],
    ['oxlint-no-op', 'oxlint-no-console'],
    ['oxlint-loglex', 'oxlint-no-console'],
    ['oxlint-loglex', 'oxlint-no-op'],
  ].flatMap(([id = '', other = '']) => {
    if (!measured.has(id) || !measured.has(other)) return [];
    const user = pairedRatio(of(id, 'userSeconds'), of(other, 'userSeconds'));
    const wall = pairedRatio(of(id, 'seconds'), of(other, 'seconds'));
    return [[`${titleOf(id)} / ${titleOf(other)}`, ...shown(user), ...shown(wall)]];
  }),
]);
printTiming();
if (!options.keep) rmSync(workspace.folder, { recursive: true, force: true });

/**
 * @param {string} project
 * @returns {Promise<{ rules: Readonly<Record<string, unknown>> }>}
 */
async function strictOf(project) {
  const plugin = join(project, 'node_modules/eslint-plugin-loglex/dist/index.js');
  return (await import(pathToFileURL(plugin).href)).default.configs.strict;
}

/**
 * @param {string} id
 * @param {keyof import('./bench/measure.js').Measurement} what
 */
function of(id, what) {
  return (measured.get(id) ?? []).map((one) => one[what]);
}

/** @param {string} id */
function titleOf(id) {
  return chosen.find((command) => command.id === id)?.title ?? id;
}

/** @param {import('./bench-eslint/paired.js').Estimate} estimate */
function shown({ median: middle, low, high }) {
  const percent = (/** @type {number} */ ratio) =>
    `${ratio < 1 ? '−' : '+'}${Math.abs((ratio - 1) * 100).toFixed(1)} %`;
  return [percent(middle), `${percent(low)} to ${percent(high)}`];
}

/** What ESLint itself says of each rule that took a millisecond. */
function printTiming() {
  const command = chosen.find(({ id }) => id === 'loglex');
  if (command === undefined) return;
  const [program = '', ...args] = command.argv;
  const { stdout } = spawnSync(program, [...args, '--format', 'json'], {
    cwd: command.cwd,
    env: { ...process.env, TIMING: 'all' },
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
  });
  print(stdout.slice(stdout.search(/^Rule /m)));
}

/** @param {readonly (readonly string[])[]} lines */
function printTable(lines) {
  const [head, ...rest] = lines.map((cells) => `| ${cells.join(' | ')} |`);
  print([head, `|---|${'---:|'.repeat((lines[0]?.length ?? 1) - 1)}`, ...rest, ''].join('\n'));
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {string} text */
function talk(text) {
  process.stderr.write(`${text}\n`);
}

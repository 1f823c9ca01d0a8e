// @ts-check
/**
 * Measures what `protocols` and `paths` of loglex.yaml add to `loglex check` on real code: the same check without them,
 * with either and with both, in turn, own cache off. Times are of the processor, since those of the clock tell how busy a
 * machine is. Prints a table in markdown. Needs a build and GNU time.
 *
 *   node scripts/bench-protocols.js [--rounds 5]
 *
 * LOGLEX_CORPORA: the folder with the checkouts; default: loglex/corpora in the cache folder of the user.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const program = fileURLToPath(new URL('../packages/cli/dist/loglex.js', import.meta.url));
const cacheHome = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
const corpora = process.env['LOGLEX_CORPORA'] ?? join(cacheHome, 'loglex/corpora');

/** The rules of one project that has such, and calls and folders that are frequent in two others. */
const CASES = [
  {
    name: 'media-pipeline',
    sources: /\.py$/,
    protocols:
      'protocols: [{ open: StageIO, close: [finalize, finalize_stage_manifest], record: [add_error], outputs: { get: [get_output_path], track: [track_output] } }]',
    paths: "paths: [{ folders: ['[0-9][0-9]_*'], use: [get_input_path, get_output_path] }]",
  },
  {
    name: 'renovate',
    sources: /\.[mc]?[jt]sx?$/,
    protocols:
      'protocols: [{ open: regEx, close: [exec], record: [warn], outputs: { get: [getPkgReleases, extractPackageFile], track: [push] } }]',
    paths: 'paths: [{ folders: [node_modules, templates, tmp], use: [localPath] }]',
  },
  {
    name: 'nova',
    sources: /\.py$/,
    protocols:
      'protocols: [{ open: objects.Instance, close: [save, destroy], record: [fail], outputs: { get: [get_by_uuid, get_instance], track: [save] } }]',
    paths: 'paths: [{ folders: [instances, _base, locks], use: [path_of] }]',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'loglex-bench-protocols-'));
console.log('| corpus | settings | sites | processor s | range | to none |');
console.log('| --- | --- | --: | --: | --: | --: |');
for (const { name, sources, protocols, paths } of CASES) {
  const root = join(folder, name);
  const isWanted = (/** @type {string} */ path) =>
    !['.git', 'node_modules'].includes(basename(path)) &&
    (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true || sources.test(path));
  cpSync(join(corpora, name), root, { recursive: true, filter: isWanted });
  const settings = [
    { title: 'none', lines: [] },
    { title: 'protocols', lines: [protocols] },
    { title: 'paths', lines: [paths] },
    { title: 'both', lines: [protocols, paths] },
  ];
  /** @type {Map<string, number[]>} */
  const times = new Map(settings.map(({ title }) => [title, []]));
  const sites = new Map();
  for (let round = 0; round <= rounds; round += 1) {
    for (const { title, lines } of settings) {
      writeFileSync(join(root, 'loglex.yaml'), ['loglex: 1', ...lines, ''].join('\n'));
      const { seconds, found } = check(root);
      // The first round fills caches of the system.
      if (round > 0) times.get(title)?.push(seconds);
      sites.set(title, found);
      process.stderr.write(`${name}, round ${round}, ${title}: ${seconds.toFixed(2)} s\n`);
    }
  }
  const base = median(times.get('none') ?? []);
  for (const { title } of settings) {
    const all = times.get(title) ?? [];
    const range = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
    const ratio = `${(median(all) / base).toFixed(2)} ×`;
    const row = [name, title, sites.get(title), median(all).toFixed(2), range, ratio];
    console.log(`| ${row.join(' | ')} |`);
  }
}
rmSync(folder, { recursive: true });

/**
 * Processor time of a whole check, and how often the two checks found something.
 * @param {string} cwd
 */
function check(cwd) {
  const report = join(folder, 'time.txt');
  const time = ['-q', '-f', '%U %S', '-o', report, process.execPath, program];
  const run = spawnSync('/usr/bin/time', [...time, 'check', '--no-cache', '--format', 'json'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr);
  const seconds = readFileSync(report, 'utf8').trim().split(' ').map(Number);
  const found = run.stdout.match(/"check": ?"(?:unfinished-protocol|hard-coded-path)"/g) ?? [];
  return { seconds: seconds.reduce((sum, each) => sum + each, 0), found: found.length };
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

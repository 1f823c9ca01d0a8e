// @ts-check
/**
 * Runs five public systems for real, and leads each line of their logs back to the call that wrote it: `npm run lines-five-systems`.
 *
 * Each system is a checkout in LOGLEX_CORPORA (default: loglex/corpora in the cache folder of the user), which is only read: a copy
 * is run, by `python3`, in two ways: its own tests, and each of its functions with values that are made up. Loggers, handlers and
 * formatters are the system's own, set up by its own function. Libraries that are not installed (GPUs, windows, services) are stood
 * in for, and listed. What CPython says beside each record, the calls on its stack with their places, is the truth that answers
 * are held to (`lines-five-systems/observe.py`). Answers come from the text of the logs, the settings and the code alone.
 *
 *     node scripts/lines-five-systems.js [--system NAME] [--way tests|calls] [--alone] [--misses] [--check] [--keep FOLDER]
 *
 * --alone   each line by itself, as `loglex lines` has it, and not by the lines around it
 * --misses  print each kind of miss with its call and an example's beginning
 * --check   exit 1 where a share of right answers is below what docs/measurements.md says
 * --keep    run in this folder, and read the logs that are in it already without running anything anew
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '@loglex/project';
import { corpusFolder } from './recognition/corpora.js';
import { judgedRecords } from './lines-five-systems/judge.js';
import { SYSTEMS } from './lines-five-systems/settings.js';

const { values: options } = parseArgs({
  options: {
    system: { type: 'string', multiple: true },
    way: { type: 'string', multiple: true },
    alone: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const WAYS = options.way ?? ['tests', 'calls'];
const RUN = fileURLToPath(new URL('lines-five-systems/run.py', import.meta.url));

/** Of how many records the call is among the answers, in percent, at least. Which tests pass depends on what is installed. */
const LEAST = new Map([
  ['gym-gui', 99],
  ['dynvision', 97],
  ['homodyne', 99],
  ['media-pipeline', 97],
  ['railtracks', 60],
]);

const root = options.keep ?? mkdtempSync(join(tmpdir(), 'loglex-five-systems-'));
let failed = false;
try {
  process.stdout.write(
    '| system | calls reached | records | lines | the call | it among several | wrong | none | the call, % | among the answers, % |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n',
  );
  for (const system of SYSTEMS) {
    if (options.system !== undefined && !options.system.includes(system.name)) continue;
    const corpus = corpusFolder(system.name);
    if (!existsSync(corpus)) {
      process.stderr.write(`${system.name} is not at ${corpus}: it is left out.\n`);
      failed ||= options.check;
      continue;
    }
    await measure(system, corpus);
  }
} finally {
  if (options.keep === undefined) rmSync(root, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** @param {import('./lines-five-systems/settings.js').System} system @param {string} corpus */
async function measure({ name, settings, logsFor, prepare }, corpus) {
  const checkout = join(root, name, 'src');
  if (!existsSync(checkout)) copyOf(corpus, checkout);
  writeFileSync(join(checkout, 'loglex.yaml'), `loglex: 1\n${settings}`);
  prepare?.(checkout);
  const project = await openProject({ cwd: checkout, cache: false });
  for (const { file, message } of project.problems) process.stderr.write(`${file}: ${message}\n`);
  /** @type {import('./lines-five-systems/judge.js').Judged[]} */
  const records = [];
  for (const way of WAYS) {
    const logs = join(root, name, `logs-${way}`);
    if (!existsSync(logs)) run(name, checkout, logs, way);
    records.push(...(await judgedRecords(project, logs, logsFor, !options.alone)));
  }
  const of = (/** @type {import('./lines-five-systems/judge.js').Verdict} */ wanted) =>
    records.filter(({ verdict }) => verdict === wanted).length;
  const sites = new Set(records.map(({ site: { file, line } }) => `${file}:${line}`));
  const lines = records.reduce((sum, each) => sum + each.lines, 0);
  const known = (100 * (of('right') + of('ambiguous'))) / records.length;
  const cells = [
    name,
    sites.size,
    records.length,
    lines,
    of('right'),
    of('ambiguous'),
    of('wrong'),
    of('unresolved') + of('joined'),
    `${((100 * of('right')) / records.length).toFixed(2)} %`,
    `${known.toFixed(2)} %`,
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
  const least = LEAST.get(name) ?? 0;
  if (options.check && !(known >= least)) {
    process.stderr.write(
      `${name}: ${known.toFixed(2)} % have their call among the answers, and ${least} % should\n`,
    );
    failed = true;
  }
  if (options.misses) process.stdout.write(missesOf(records));
}

/** Each call whose records are not right, with the first of them. @param {import('./lines-five-systems/judge.js').Judged[]} records */
function missesOf(records) {
  const bySite = groupedBy(
    records.filter(({ verdict }) => verdict !== 'right'),
    ({ verdict, site: { file, line } }) => `${verdict} ${file}:${line}`,
  );
  return [...bySite]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([what, [first, ...more]]) =>
        `${more.length + 1}\t${what}\n\t\t${first?.text}\n\t\t${first?.said}\n`,
    )
    .join('');
}

/** @param {string} name @param {string} checkout @param {string} logs @param {string} way */
function run(name, checkout, logs, way) {
  const { stdout, status } = spawnSync('python3', [RUN, name, checkout, logs, way], {
    encoding: 'utf8',
    timeout: 600_000,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' },
  });
  for (const line of stdout.trim().split('\n')) {
    process.stderr.write(`${name}, ${way}: ${line}\n`);
  }
  if (status !== 0) process.stderr.write(`${name}, ${way}: ended with ${status}\n`);
}

/** @param {string} from @param {string} to */
function copyOf(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (entry !== '.git') cpSync(join(from, entry), join(to, basename(entry)), { recursive: true });
  }
}

/**
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
function groupedBy(all, keyOf) {
  const groups = new Map();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

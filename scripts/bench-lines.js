// @ts-check
/**
 * Measures how fast lines of a log are led back to their templates: `npm run bench:lines`. A log of a gigabyte, of templates and values
 * made at random (a block of 64 MB, written again and again), is read, cut into lines, read by its layout and resolved,
 * with 500 and with 10,000 templates, beside `wc -l`, ripgrep looking for the longest text of each template, reading and
 * cutting alone, and a list of regular expressions in the same language. That list takes hours for the whole log: it gets the first
 * megabytes. All in turn; figures are medians. Prints a table in Markdown to stdout, its progress to stderr.
 *
 *     node scripts/bench-lines.js [--megabytes 1024] [--rounds 3]
 *
 * The log lies in the system's temporary folder while this runs. Without ripgrep (`rg`) its rows are left out.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './bench/measure.js';
import { lineOf, messageOf, randomNumbers, randomTemplates } from './bench-lines/generate.js';

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1024' },
    rounds: { type: 'string', default: '3' },
  },
});
const rounds = Number(options.rounds);
const megabytes = Number(options.megabytes);
const COUNTS = [500, 10_000];
/** What a list of so many regular expressions is given, in megabytes. */
const SAMPLE = new Map([
  [500, 16],
  [10_000, 1],
]);

const folder = mkdtempSync(join(tmpdir(), 'loglex-lines-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

const commands = COUNTS.flatMap((count) => {
  process.stderr.write(`writing ${megabytes} MB with ${count} templates…\n`);
  return commandsFor(count, writeLog(count));
});
/** @type {Map<string, { cpu: number[], wall: number[], memory: number, said: Said[] }>} */
const measured = new Map();
for (let round = 0; round < rounds; round++) {
  for (const command of commands) {
    process.stderr.write(`${round + 1}: ${command.title}\n`);
    const { cpuSeconds, seconds, megabytes: memory } = measure(command);
    const row = measured.get(command.id) ?? { cpu: [], wall: [], memory: 0, said: [] };
    measured.set(command.id, row);
    row.cpu.push(cpuSeconds);
    row.wall.push(seconds);
    row.memory = Math.max(row.memory, memory);
    const said = saidBy(command);
    if (said !== undefined) row.said.push(said);
  }
}

process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n\n`);
process.stdout.write(
  '| What | templates | MB | MB/s | lines/s | s, all processors | peak MB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n',
);
for (const { id, title, count, file } of commands) {
  const { cpu, memory } = /** @type {NonNullable<ReturnType<typeof measured.get>>} */ (
    measured.get(id)
  );
  const { size } = statSync(file);
  const seconds = median(cpu);
  process.stdout.write(
    `| ${title} | ${count} | ${(size / 1e6).toFixed(0)} | ${(size / 1e6 / seconds).toFixed(1)} | ${Math.round(linesIn(file) / seconds).toLocaleString('en')} | ${seconds.toFixed(2)} | ${memory.toFixed(0)} |\n`,
  );
}
const [few, many] = COUNTS.map((count) => {
  const row = measured.get(`loglex ${count}`);
  return row === undefined ? NaN : median(row.cpu) / statSync(join(folder, `${count}.log`)).size;
});
process.stdout.write(
  `\nFrom ${COUNTS[0]} to ${COUNTS[1]} templates: ${((many ?? NaN) / (few ?? NaN)).toFixed(2)} × the time for a byte.\n`,
);
for (const count of COUNTS) {
  const said = measured.get(`loglex ${count}`)?.said ?? [];
  for (const { lines, resolved, made, memory } of said.slice(-1)) {
    process.stdout.write(
      `${count} templates: ${resolved} of ${lines} lines resolved; resolver made in ${made.toFixed(2)} s; MB held at each eighth of the log: ${memory.join(' ')}\n`,
    );
  }
}

/** @typedef {{ lines: number, resolved: number, made: number, memory: number[] }} Said */

/**
 * @param {number} count
 * @param {string} file
 */
function commandsFor(count, file) {
  const script = fileURLToPath(new URL('bench-lines/resolve-file.js', import.meta.url));
  const literals = join(folder, `${count}.txt`);
  writeFileSync(
    literals,
    randomTemplates(count)
      .map(({ parts }) =>
        parts.reduce(
          (longest, part) =>
            part.kind === 'text' && part.text.length > longest.length ? part.text : longest,
          '',
        ),
      )
      .map((text) => text.trim())
      .join('\n'),
  );
  const sample = join(folder, `${count}-sample.log`);
  const block = readFileSync(file).subarray(0, (SAMPLE.get(count) ?? 1) * 2 ** 20);
  writeFileSync(sample, block.subarray(0, block.lastIndexOf(10) + 1));
  const common = { cwd: folder, exits: [0], count };
  const hasRipgrep = spawnSync('rg', ['--version']).status === 0;
  const node = (/** @type {string} */ how, /** @type {string} */ log) => [
    'sh',
    '-c',
    `exec "$0" "$@" 2> "${join(folder, `${how}-${count}.json`)}"`,
    process.execPath,
    script,
    how,
    log,
    String(count),
  ];
  return [
    { id: `wc ${count}`, title: '`wc -l`', ...common, file, argv: ['wc', '-l', file] },
    ...(hasRipgrep
      ? [
          {
            id: `rg ${count}`,
            title: '`rg -c -F -f` with their texts',
            ...common,
            file,
            argv: ['rg', '-j1', '-c', '-F', '-f', literals, file],
          },
        ]
      : []),
    {
      id: `split ${count}`,
      title: 'reading and cutting in Node',
      ...common,
      file,
      argv: node('split', file),
    },
    {
      id: `loglex ${count}`,
      title: 'Loglex: reading, layout, resolver',
      ...common,
      file,
      argv: node('loglex', file),
    },
    {
      id: `regexes ${count}`,
      title: 'the same with a list of RegExp',
      ...common,
      file: sample,
      argv: node('regexes', sample),
    },
  ];
}

/** @param {number} count */
function writeLog(count) {
  const templates = randomTemplates(count);
  const random = randomNumbers(count);
  const lines = [];
  for (let size = 0, number = 0; size < 64 * 2 ** 20; number++) {
    const template = templates[Math.floor(random() * count)];
    if (template === undefined) continue;
    const line = lineOf(messageOf(template, random), number);
    size += line.length + 1;
    lines.push(line);
  }
  const block = Buffer.from(`${lines.join('\n')}\n`);
  const file = join(folder, `${count}.log`);
  for (let size = 0; size < megabytes * 2 ** 20; size += block.length) appendFileSync(file, block);
  return file;
}

/**
 * What the process of a command said of itself.
 *
 * @param {{ id: string }} command
 * @returns {Said | undefined}
 */
function saidBy({ id }) {
  const [how, count] = id.split(' ');
  if (how !== 'loglex') return undefined;
  return JSON.parse(readFileSync(join(folder, `${how}-${count}.json`), 'utf8'));
}

/** @param {string} file */
function linesIn(file) {
  return Number(spawnSync('wc', ['-l', file]).stdout.toString().trim().split(' ')[0]);
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

// @ts-check
/**
 * Times reading and validating a catalog beside the `yaml` package alone, and lookups by size. Needs a build.
 * Rounds are interleaved and medians printed; `cold` runs are processes of their own.
 *
 *   node scripts/bench-catalog.js [--rounds 7]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { parseCatalog } from '@loglex/catalog';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    cold: { type: 'string' },
    constants: { type: 'string', default: '1000' },
  },
});
const rounds = Number(values.rounds);

if (values.cold) {
  const texts = catalogTexts(Number(values.constants), 5);
  console.log(timed(CONTENDERS()[values.cold] ?? fail(), texts));
} else {
  table('A catalog of 10,000 constants in 40 files, warm', warm(catalogTexts(10_000, 40)));
  table('A catalog of 1,000 constants in 5 files, cold process', cold(1000));
  lookups();
}

/** What is compared: each takes all the texts. */
function CONTENDERS() {
  return /** @type {Record<string, (texts: { file: string, text: string }[]) => unknown>} */ ({
    'yaml parseDocument': (texts) => texts.map(({ text }) => parseDocument(text)),
    'loglex parseCatalog': (texts) => assertClean(parseCatalog(texts)),
  });
}

/** @param {{ file: string, text: string }[]} texts */
function warm(texts) {
  const times = Object.keys(CONTENDERS()).map((name) => ({
    name,
    ms: /** @type {number[]} */ ([]),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, ms } of times) ms.push(timed(CONTENDERS()[name] ?? fail(), texts));
  }
  return times;
}

/** @param {number} constants */
function cold(constants) {
  const times = Object.keys(CONTENDERS()).map((name) => ({
    name,
    ms: /** @type {number[]} */ ([]),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, ms } of times) {
      const script = new URL(import.meta.url).pathname;
      const run = spawnSync(process.execPath, [
        script,
        '--cold',
        name,
        '--constants',
        `${constants}`,
      ]);
      ms.push(Number(run.stdout));
    }
  }
  return times;
}

/**
 * @param {string} title
 * @param {{ name: string, ms: number[] }[]} times
 */
function table(title, times) {
  const base = median(times[0]?.ms ?? []);
  console.log(`\n${title}, median of ${rounds}:`);
  for (const { name, ms } of times) {
    const middle = median(ms);
    console.log(
      `  ${name.padEnd(64)} ${middle.toFixed(1).padStart(8)} ms  ${(middle / base).toFixed(2)} x`,
    );
  }
}

function lookups() {
  console.log('\nLookups, ns each:');
  for (const size of [100, 1000, 10_000, 100_000]) {
    const { catalog } = parseCatalog(catalogTexts(size, Math.ceil(size / 250)));
    const codes = catalog.constants.map(({ code }) => code);
    const names = catalog.constants.map(({ name }) => name);
    // As many lookups whatever the size, in an order that no cache foresees.
    const order = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % size);
    const times = { byCode: /** @type {number[]} */ ([]), byName: /** @type {number[]} */ ([]) };
    for (let round = 0; round < rounds; round++) {
      times.byCode.push(nanoseconds(order, (i) => catalog.byCode(codes[i] ?? '').length));
      times.byName.push(nanoseconds(order, (i) => catalog.byName(names[i] ?? '').length));
    }
    console.log(
      `  ${String(size).padStart(7)} constants: byCode ${median(times.byCode).toFixed(0)}, byName ${median(times.byName).toFixed(0)}`,
    );
  }
}

/**
 * @param {number[]} order
 * @param {(index: number) => number} look
 */
function nanoseconds(order, look) {
  const start = performance.now();
  let found = 0;
  for (const index of order) found += look(index);
  if (found !== order.length) throw new Error(`${found} of ${order.length} found`);
  return ((performance.now() - start) * 1e6) / order.length;
}

/**
 * @param {(texts: { file: string, text: string }[]) => unknown} run
 * @param {{ file: string, text: string }[]} texts
 */
function timed(run, texts) {
  const start = performance.now();
  run(texts);
  return performance.now() - start;
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** @param {{ problems: readonly unknown[] }} parsed */
function assertClean({ problems }) {
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
}

/** @returns {never} */
function fail() {
  throw new Error('no such contender');
}

/**
 * Constants as people write them: most keys, quoted and plain, block and flow, comments in between.
 *
 * @param {number} count
 * @param {number} files
 */
function catalogTexts(count, files) {
  const each = Math.ceil(count / files);
  return Array.from({ length: files }, (_, file) => {
    const lines = [
      'loglex: 1',
      'components:',
      `  part-${file}:`,
      `    description: Part ${file} of the application.`,
      `    codes: [P${file}_00000-P${file}_99999]`,
      '    fields:',
      '      run_id: { type: string, required: true, from: context }',
      '    subcomponents: { sink: { description: Writes rows. } }',
      'constants:',
    ];
    for (let i = 0; i < Math.min(each, count - file * each); i++) {
      lines.push(
        `  # Event ${i}.`,
        `  - code: P${file}_${String(i).padStart(5, '0')}`,
        `    name: PART_${file}_EVENT_${i}`,
        `    level: ${['debug', 'info', 'warn', 'error'][i % 4]}`,
        `    message: "Queue ${i} full for run {run_id}: {dropped} rows dropped"`,
        `    component: part-${file}`,
        '    subcomponent: sink',
        '    tags: [backpressure, queue]',
        '    fields: { dropped: { type: integer, description: Rows lost since the last flush. } }',
        '    description: The writer is slower than the producers.',
        '    action: Raise batch_size or look for a locked database.',
        '    since: 1.2.0',
        '',
      );
    }
    return { file: `part-${file}.yaml`, text: `${lines.join('\n')}\n` };
  });
}

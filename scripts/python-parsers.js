// @ts-check
/**
 * Compares parsers of Python that install from npm without a compiler: speed, memory, agreement with CPython's
 * own parser on real repositories, newer syntax, and what a syntax error costs.
 *
 *   node scripts/python-parsers.js              all of it
 *   node scripts/python-parsers.js --facts      only what reading facts costs beside the parser
 *   node scripts/python-parsers.js --memory N   only parser N, holding every tree: prints MB (used by the above)
 *
 * LOGLEX_CORPORA says where the checkouts are; python3 must be on the path.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createPythonFrontEnd, defaultSettings } from '@loglex/engine';
import { parsePython, parsePythonOutline } from '@loglex/project';
import { candidates } from './python-parsers/candidates.js';
import { CASES } from './python-parsers/cases.js';
import { corpusFolder } from './recognition/corpora.js';

const CORPORA = ['nova', 'ansible', 'celery'];
const ROUNDS = 5;

const paths = CORPORA.flatMap((name) => pythonFiles(corpusFolder(name)));
const texts = paths.map((path) => readFileSync(path, 'utf8'));
const only = process.argv.indexOf('--memory');
const parsers = await candidates();
if (only > 0) await holdAll(Number(process.argv[only + 1]));
else if (process.argv.includes('--facts')) facts();
else {
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  print(`${texts.length} files, ${megabytes.toFixed(1)} MB of ${CORPORA.join(', ')}\n`);
  speed(megabytes);
  memory();
  agreement();
  syntax();
  facts();
}

/** @param {number} megabytes */
function speed(megabytes) {
  /** @type {Map<string, { parse: number[], walk: number[] }>} */
  const times = new Map(parsers.map(({ name }) => [name, { parse: [], walk: [] }]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { name, parse } of parsers) {
      let parsing = 0;
      let walking = 0;
      for (const text of texts) {
        const start = performance.now();
        const tree = parse(text);
        const between = performance.now();
        tree.sites();
        walking += performance.now() - between;
        parsing += between - start;
        tree.free();
      }
      // The first round warms up.
      if (round > 0) times.get(name)?.parse.push(parsing);
      if (round > 0) times.get(name)?.walk.push(walking);
    }
  }
  print(`| parser | parse, MB/s | parse and find all calls and strings, MB/s |`);
  print(`|---|---|---|`);
  for (const [name, { parse, walk }] of times) {
    const both = parse.map((time, index) => time + (walk[index] ?? 0));
    const rate = (/** @type {number[]} */ all) => (megabytes / (median(all) / 1000)).toFixed(1);
    print(`| ${name} | ${rate(parse)} | ${rate(both)} |`);
  }
  print('');
}

/** What the program's reading of facts costs beside the parser alone, file by file in turn, on the files that the prefilter keeps. */
function facts() {
  const frontEnd = createPythonFrontEnd(defaultSettings);
  const before = performance.now();
  const kept = texts.filter((text) => frontEnd.prefilter(text));
  const prefilter = performance.now() - before;
  const lezer = parsers.find(({ name }) => name === '@lezer/python');
  /** @type {{ parse: number[], read: number[] }} */
  const times = { parse: [], read: [] };
  let calls = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    let parsing = 0;
    let reading = 0;
    calls = 0;
    for (const text of kept) {
      const start = performance.now();
      lezer?.parse(text);
      const between = performance.now();
      calls += factsOf(frontEnd, text).calls.length;
      reading += performance.now() - between;
      parsing += between - start;
    }
    if (round > 0) times.parse.push(parsing);
    if (round > 0) times.read.push(reading);
  }
  const size = (/** @type {string[]} */ all) => (all.join('').length / 1e6).toFixed(1);
  const [parse, read] = [median(times.parse), median(times.read)];
  print(
    `\nThe prefilter keeps ${kept.length} of ${texts.length} files (${size(kept)} of ${size(texts)} MB) in ${prefilter.toFixed(0)} ms. On those: parser alone ${parse.toFixed(0)} ms, parser and facts (${calls} calls) ${read.toFixed(0)} ms, ratio ${(read / parse).toFixed(2)}.`,
  );
}

/** As the program reads a file. @param {import('@loglex/engine').PyFrontEnd} frontEnd @param {string} text */
function factsOf(frontEnd, text) {
  const candidates = frontEnd.candidates(text);
  const half = candidates && parsePythonOutline(text, candidates);
  const file = { file: 'a.py', text, candidates };
  const facts = half && frontEnd.factsOfOutline({ ...file, tree: half.tree }, half.hidden);
  return facts ?? frontEnd.facts({ ...file, tree: parsePython(text) });
}

function memory() {
  print(`| parser | trees of all files held at once, MB over the texts | load to first tree, ms |`);
  print(`|---|---|---|`);
  parsers.forEach(({ name }, index) => {
    const run = spawnSync(
      process.execPath,
      ['--expose-gc', import.meta.filename, '--memory', String(index)],
      { encoding: 'utf8' },
    );
    print(`| ${name} | ${run.stdout.trim()} |`);
  });
  print('');
}

/** @param {number} index */
async function holdAll(index) {
  const start = performance.now();
  const parser = /** @type {import('./python-parsers/candidates.js').Candidate} */ (
    (await candidates())[index]
  );
  parser.parse('x = 1\n');
  const load = performance.now() - start;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const held = texts.map((text) => parser.parse(text));
  globalThis.gc?.();
  const after = process.memoryUsage().rss;
  print(`${((after - before) / 1e6).toFixed(0)} | ${load.toFixed(0)}`);
  held.forEach((tree) => tree.free());
}

function agreement() {
  const input = join(import.meta.dirname, 'python-parsers', 'cpython-sites.py');
  const lines = execFileSync('python3', [input], {
    input: paths.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const truth = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const valid = truth.filter((sites) => sites !== null).length;
  print(`CPython reads ${valid} of ${texts.length} files.\n`);
  print(
    '| parser | files with an error node | calls: missed / extra of CPython’s | strings: missed / extra | files that differ |',
  );
  print('|---|---|---|---|---|');
  for (const { name, parse } of parsers) {
    let errors = 0;
    let differ = 0;
    const total = { calls: 0, strings: 0 };
    const missed = { calls: 0, strings: 0 };
    const extra = { calls: 0, strings: 0 };
    texts.forEach((text, index) => {
      const expected = truth[index];
      if (expected === null) return;
      const tree = parse(text);
      const found = tree.sites();
      tree.free();
      if (found.errors > 0) errors += 1;
      let same = true;
      for (const kind of /** @type {const} */ (['calls', 'strings'])) {
        const theirs = new Set(found[kind].map(String));
        const ours = new Set(expected[kind].map(String));
        total[kind] += ours.size;
        for (const one of ours) if (!theirs.has(one)) ((missed[kind] += 1), (same = false));
        for (const one of theirs) if (!ours.has(one)) ((extra[kind] += 1), (same = false));
      }
      if (!same) {
        differ += 1;
        if (process.env['DETAIL'] === name) report(paths[index] ?? '', text, found, expected);
      }
    });
    print(
      `| ${name} | ${errors} | ${missed.calls} / ${extra.calls} of ${total.calls} | ${missed.strings} / ${extra.strings} of ${total.strings} | ${differ} |`,
    );
  }
  print('');
}

/** @param {string} path @param {string} text @param {any} found @param {any} expected */
function report(path, text, found, expected) {
  for (const kind of ['calls', 'strings']) {
    const theirs = new Set(found[kind].map(String));
    const ours = new Set(expected[kind].map(String));
    const say = (/** @type {string} */ sign, /** @type {string} */ one) => {
      const [start = 0, end = 0] = one.split(',').map(Number);
      const line = text.slice(0, start).split('\n').length;
      process.stderr.write(
        `${sign} ${kind} ${path}:${line} ${JSON.stringify(text.slice(start, end).slice(0, 90))}\n`,
      );
    };
    for (const one of ours) if (!theirs.has(one)) say('-', String(one));
    for (const one of theirs) if (!ours.has(one)) say('+', String(one));
  }
}

function syntax() {
  print(`| syntax | ${parsers.map(({ name }) => name).join(' | ')} |`);
  print(`|---|${parsers.map(() => '---').join('|')}|`);
  for (const { name, text, valid, calls } of CASES) {
    const cells = parsers.map(({ parse }) => {
      const tree = parse(text);
      const found = tree.sites();
      tree.free();
      const texts = found.calls.map(([start, end]) => text.slice(start, end)).sort();
      const missing = calls.filter((call) => !texts.includes(call));
      if (missing.length > 0) return `loses ${missing.map((call) => `\`${call}\``).join(', ')}`;
      return valid && found.errors > 0 ? 'error node, calls right' : 'right';
    });
    print(`| ${name} | ${cells.join(' | ')} |`);
  }
}

/** @param {string} folder @returns {string[]} */
function pythonFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

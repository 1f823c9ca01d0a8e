// @ts-check
/**
 * Holds recognition in Python against an independent count of real repositories, site by site, as recognition.js
 * does for JavaScript: differences are listed in the cache, verdicts on them are committed in `docs/recognition`.
 * `print` and `warnings` are no part of the count, so they are left out of the comparison and counted apart.
 *
 *   node scripts/python-recognition.js [repository…]
 *   node scripts/python-recognition.js --check     exit 1 where a difference is not judged or a figure too low
 *
 * LOGLEX_CORPORA and LOGLEX_CENSUS say where the checkouts and the counts are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createPythonFrontEnd, defaultSettings, positionAt } from '@loglex/engine';
import { parsePython } from '@loglex/project';
import { readCensus } from './recognition/census.js';
import { compare } from './recognition/compare.js';
import { cacheFolder, censusFolder, corpusFolder } from './recognition/corpora.js';
import { figuresOf, table, verdictsOf } from './recognition/verdicts.js';

const REPOSITORIES = [
  'nova',
  'ansible',
  'celery',
  'gym-gui',
  'dynvision',
  'homodyne',
  'media-pipeline',
  'railtracks',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
});
mkdirSync(cacheFolder(), { recursive: true });

const rows = [];
const forms = [];
let unfit = 0;
for (const name of positionals.length > 0 ? positionals : REPOSITORIES) {
  const corpus = corpusFolder(name);
  if (!existsSync(corpus)) {
    process.stderr.write(`${name}: no checkout at ${corpus}; left out\n`);
    continue;
  }
  const census = readCensus(join(censusFolder(), `${name}.csv`));
  const { calls, printed } = recognise(corpus);
  const differences = compare(census, calls);
  const figures = figuresOf(census, calls, differences, verdictsOf(name, differences));
  rows.push({ name, declared: false, ...figures });
  forms.push(formsOf(name, calls, printed));
  const lines = differences.map((difference) => lineOf(corpus, difference)).join('');
  writeFileSync(join(cacheFolder(), `${name}.txt`), lines);
  if (figures.open > 0 || figures.precision < 0.995 || figures.recall < 0.995) unfit += 1;
}
process.stdout.write(table(rows));
process.stdout.write(
  '\n| repository | literal | % args | eager % | .format | f-string | + | none static | print |\n',
);
process.stdout.write(`|---|---|---|---|---|---|---|---|---|\n${forms.join('')}`);
process.stdout.write(`Differences, with their source lines: ${cacheFolder()}\n`);
if (values.check && unfit > 0) process.exitCode = 1;

/** @param {string} root */
function recognise(root) {
  const frontEnd = createPythonFrontEnd(defaultSettings);
  /** @type {import('./recognition/recognise.js').FoundCall[]} */
  const calls = [];
  let printed = 0;
  for (const file of countedFiles(root)) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!frontEnd.prefilter(text)) continue;
    const facts = frontEnd.facts({ file, text, tree: parsePython(text) });
    const lineOf = (/** @type {number} */ at) => positionAt(facts.lineStarts, at).line + 1;
    for (const call of facts.calls) {
      if (call.sink === 'print') printed += 1;
      if (call.sink === 'print' || call.sink === 'warnings') continue;
      calls.push({
        file,
        line: lineOf(call.range.start),
        calleeLine: lineOf(call.callee.end),
        // The count names these calls so.
        method: call.method === 'log' ? 'log(level)' : call.method,
        call,
      });
    }
  }
  return { calls, printed };
}

/** The files that the count has read, by its own rules. @param {string} root */
function countedFiles(root) {
  const leftOut = /(?:^|\/)(?:node_modules|\.git|dist|build|vendor|third_party)\//;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.py') && !leftOut.test(path))
    .filter((path) => {
      const stat = statSync(join(root, path), { throwIfNoEntry: false });
      return stat?.isFile() === true && stat.size <= 1_500_000;
    })
    .sort();
}

/**
 * @param {string} name
 * @param {readonly import('./recognition/recognise.js').FoundCall[]} calls
 * @param {number} printed
 */
function formsOf(name, calls, printed) {
  const share = (/** @type {(call: import('@loglex/engine').LogCall) => boolean} */ test) =>
    `${Math.round((100 * calls.filter(({ call }) => test(call)).length) / Math.max(calls.length, 1))}%`;
  const isForm = (/** @type {string} */ form) =>
    share(({ message }) => message?.static === true && message.form === form);
  const eager = (/** @type {boolean} */ percent) =>
    share(
      ({ message }) =>
        message?.static === true &&
        message.form === 'format' &&
        /\.format\(/.test(message.expression.text) !== percent,
    );
  const none = share(({ message }) => message?.static !== true);
  const cells = [isForm('static'), isForm('printf'), eager(true), eager(false)];
  return `| ${[name, ...cells, isForm('template'), isForm('concatenation'), none, printed].join(' | ')} |\n`;
}

/** @param {string} corpus @param {import('./recognition/compare.js').Difference} difference */
function lineOf(corpus, { side, file, line, method, note }) {
  const source = readFileSync(join(corpus, file), 'utf8').split(/\r\n|\n|\r/)[line - 1] ?? '';
  return `${side}\t${file}:${line}\t${method}\t${note}\t${source.trim().slice(0, 160)}\n`;
}

// @ts-check
/**
 * Holds recognition against an independent count of real repositories, site by site. Every difference
 * is listed with its source line in the cache; the verdicts on them, made by reading each site, are
 * committed as `docs/recognition/<repository>.json` and give the final figures.
 *
 *   node scripts/recognition.js [repository…]            compare, print, write differences
 *   node scripts/recognition.js --sample-by-name 300 --seed 1   draw calls resolved by name only
 *   node scripts/recognition.js --parsers                compare oxc's trees with typescript-eslint's
 *   node scripts/recognition.js --check                  exit 1 where a difference is not judged or a figure too low
 *
 * LOGLEX_CORPORA and LOGLEX_CENSUS say where the checkouts and the counts are.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './recognition/compare.js';
import { censusFolder, cacheFolder, corpusFolder, REPOSITORIES } from './recognition/corpora.js';
import { compareParsers } from './recognition/parsers.js';
import { readCensus } from './recognition/census.js';
import { recogniseCorpus } from './recognition/recognise.js';
import { figuresOf, table, verdictOnName, verdictsOf } from './recognition/verdicts.js';
import { drawSample } from './recognition/sample.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sample-by-name': { type: 'string' },
    seed: { type: 'string', default: '1' },
    parsers: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
mkdirSync(cacheFolder(), { recursive: true });
const repositories = positionals.length > 0 ? positionals : REPOSITORIES;

if (values['sample-by-name'] !== undefined) {
  const seed = Number(values.seed);
  const drawn = await drawSample(repositories, Number(values['sample-by-name']), seed);
  const path = join(cacheFolder(), `by-name-seed-${seed}.json`);
  writeFileSync(path, `${JSON.stringify(drawn, null, 2)}\n`);
  const open = drawn.filter((call) => verdictOnName(call) === undefined);
  const wrong = drawn.filter((call) => verdictOnName(call) === 'look-alike');
  process.stdout.write(
    `${drawn.length} calls, ${wrong.length} look-alikes, ${open.length} not judged; written to ${path}\n`,
  );
  if (values.check && open.length + wrong.length > 0) process.exitCode = 1;
} else if (values.parsers) {
  for (const name of repositories) {
    const { read, calls, unlike } = compareParsers(corpusFolder(name), 5);
    process.stdout.write(`${name}: ${read} files, ${calls} calls, ${unlike.length} files unlike\n`);
    for (const file of unlike) process.stdout.write(`  ${file}\n`);
    if (unlike.length > 0) process.exitCode = 1;
  }
} else {
  const rows = [];
  let unfit = 0;
  for (const name of repositories) {
    const corpus = corpusFolder(name);
    if (!existsSync(corpus)) {
      process.stderr.write(`${name}: no checkout at ${corpus}; left out\n`);
      continue;
    }
    const census = readCensus(join(censusFolder(), `${name}.csv`));
    for (const declared of [false, true]) {
      const settings = join(import.meta.dirname, 'recognition', `${name}.yaml`);
      if (declared && !existsSync(settings)) continue;
      const calls = await recogniseCorpus(corpus, declared ? settings : undefined);
      const differences = compare(census, calls);
      const judge = verdictsOf(name, differences);
      const figures = figuresOf(census, calls, differences, judge);
      rows.push({ name, declared, ...figures });
      const path = join(cacheFolder(), `${name}${declared ? '-declared' : ''}.txt`);
      writeFileSync(path, differences.map((difference) => lineOf(corpus, difference)).join(''));
      // Where a team would declare sinks, the figures with them are the ones to hold.
      if (!declared && existsSync(settings)) continue;
      if (figures.open > 0 || figures.precision < 0.995 || figures.recall < 0.995) unfit += 1;
    }
  }
  process.stdout.write(table(rows));
  process.stdout.write(`Differences, with their source lines: ${cacheFolder()}\n`);
  if (values.check && unfit > 0) process.exitCode = 1;
}

/** @param {string} corpus @param {import('./recognition/compare.js').Difference} difference */
function lineOf(corpus, { side, file, line, method, note }) {
  const source = readFileSync(join(corpus, file), 'utf8').split(/\r\n|\n|\r/)[line - 1] ?? '';
  return `${side}\t${file}:${line}\t${method}\t${note}\t${source.trim().slice(0, 160)}\n`;
}

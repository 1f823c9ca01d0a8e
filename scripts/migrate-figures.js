// @ts-check
/**
 * Migrates scratch copies of real repositories, as a team would that has just met Loglex: `loglex init`, the settings that it
 * would add (`scripts/migrate-figures/<name>.yaml`), `loglex migrate plan` and `apply`. Prints, by form of the independent
 * count, how many raw calls are migrated safely, left to a person or refused and why; and what must hold afterwards.
 *
 *   node scripts/migrate-figures.js [repository…] [--console] [--keep] [--check]
 *     --console: the team says that the console is one of its logs (`emit.<language>.console`)
 *   node scripts/migrate-figures.js --sample 200 --seed 1     draws safe rows for a reader, written to the cache
 *   node scripts/migrate-figures.js --judged                  holds the plan against the verdicts of docs/migration-sample.json
 *
 * LOGLEX_CORPORA and LOGLEX_CENSUS say where the checkouts and the counts are.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readCensus } from './recognition/census.js';
import { cacheFolder, censusFolder, corpusFolder } from './recognition/corpora.js';
import { formTable, formsOf, reasonTable } from './migrate-figures/forms.js';
import { countVerdicts, drawRows } from './migrate-figures/sample.js';
import { copyTo, migrate, setUp } from './migrate-figures/try-out.js';
import { verify } from './migrate-figures/verify.js';

const REPOSITORIES =
  'renovate firebase-tools lodestar novu uptime-kuma fabric-sdk-node nova celery'.split(' ');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    judged: { type: 'boolean', default: false },
    console: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const names = positionals.length > 0 ? positionals : REPOSITORIES;
const cache = join(cacheFolder(), '..', 'migrate');
mkdirSync(cache, { recursive: true });

/** @type {import('./migrate-figures/forms.js').PairedSite[]} */
const sites = [];
/** @type {import('./migrate-figures/sample.js').SampledRow[]} */
const pool = [];
let failures = 0;
for (const name of names) {
  const corpus = corpusFolder(name);
  const census = join(censusFolder(), `${name}.csv`);
  if (!existsSync(corpus) || !existsSync(census)) {
    process.stderr.write(`${name}: no checkout at ${corpus}, or no count at ${census}; left out\n`);
    failures += 1;
    continue;
  }
  const scratch = join(cache, name);
  rmSync(scratch, { recursive: true, force: true });
  copyTo(corpus, scratch);
  setUp(name, scratch, values.console);
  const result = await migrate(scratch);
  const paired = formsOf(name, readCensus(census), result.plan);
  sites.push(...paired);
  for (const { file, rows } of result.plan.files) {
    for (const row of rows) if (row.tier === 'safe') pool.push({ repository: name, file, row });
  }
  if (values.sample === undefined && !values.judged) {
    process.stdout.write(`\n${name}\n\n${formTable(paired)}\n`);
    const complaints = verify(corpus, scratch, result);
    for (const line of complaints.figures) process.stdout.write(`${line}\n`);
    for (const line of complaints.failures) process.stdout.write(`FAILED ${line}\n`);
    failures += complaints.failures.length;
  }
  if (!values.keep) rmSync(scratch, { recursive: true, force: true });
}

if (values.sample !== undefined) {
  const drawn = drawRows(pool, Number(values.sample), Number(values.seed));
  const path = join(cache, `sample-seed-${values.seed}.json`);
  writeFileSync(path, `${JSON.stringify(drawn, null, 2)}\n`);
  process.stdout.write(`${drawn.length} of ${pool.length} safe rows, written to ${path}\n`);
} else if (values.judged) {
  const { right, wrong, open } = countVerdicts(pool, names);
  process.stdout.write(`${right} right, ${wrong} wrong, ${open.length} to be judged anew\n`);
  for (const place of open) process.stdout.write(`  ${place}\n`);
  failures += wrong + open.length;
} else {
  process.stdout.write(`\nAll\n\n${formTable(sites)}\n\n${reasonTable(sites)}\n`);
}
if (values.check && failures > 0) process.exitCode = 1;

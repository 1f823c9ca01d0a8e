// @ts-check
/**
 * Runs the built plugin in ESLint over public repositories, beside the built program, and fails where they differ: each
 * finding, each fix, each suggestion, the files after `--fix`; where a rule throws, where a fix breaks a file, or where
 * a second `--fix` finds something to do.
 *
 *     npm run eslint-corpora                 all repositories
 *     npm run eslint-corpora -- celery nova  these
 *
 * LOGLEX_CORPORA says where the checkouts are. They are only read: a copy gets the settings and the fixes.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkById, checks } from '@loglex/engine';
import { loadSettings } from '@loglex/project';
import { lint } from './eslint-corpora/eslint.js';
import { lineOf } from './eslint-corpora/finding.js';
import { check } from './eslint-corpora/program.js';
import { copySources, writeSettings } from './eslint-corpora/work-copy.js';
import { writeCatalog } from './eslint-corpora/write-catalog.js';
import { corpusFolder, REPOSITORIES } from './recognition/corpora.js';

/** @typedef {import('./eslint-corpora/finding.js').Finding} Finding */

const PYTHON = ['nova', 'ansible', 'celery', 'gym-gui', 'dbt-core', 'homodyne', 'railtracks'];
const MIXED = ['mongosh', 'aws-cdk-cli', 'dynvision', 'media-pipeline'];
const PROGRAM = fileURLToPath(new URL('../packages/cli/dist/loglex.js', import.meta.url));

/** Differences that are shown of one kind: the rest is counted. */
const SHOWN = 5;

const COLUMNS = [
  ...['', 'files', 'unparsed (ESLint / program)', 'findings', 'by one alone'],
  ...['fixes', 'suggestions', 'files fixed', 'fixed otherwise', 'by a second --fix'],
  ...['ESLint, s', '`loglex check`, s'],
];

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : [...REPOSITORIES, ...PYTHON, ...MIXED];
let failures = 0;
printRow(COLUMNS);
printRow(COLUMNS.map((_, index) => (index === 0 ? '---' : '--:')));
for (const name of names) {
  const repository = corpusFolder(name);
  if (!existsSync(repository)) {
    throw new Error(`${repository} is not there. LOGLEX_CORPORA says where the checkouts are.`);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'loglex-eslint-corpora-'));
  try {
    failures += await compare(name, repository, scratch);
  } finally {
    process.chdir(tmpdir());
    rmSync(scratch, { recursive: true, force: true });
  }
}
process.exitCode = failures === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {string} repository
 * @param {string} scratch
 * @returns {Promise<number>} how much does not hold
 */
async function compare(name, repository, scratch) {
  const [one, other] = [join(scratch, 'one'), join(scratch, 'other')];
  copySources(repository, one);
  writeSettings(PROGRAM, one);
  await writeCatalog(one);
  cpSync(one, other, { recursive: true });
  let failed = 0;
  const expect = (/** @type {boolean} */ holds, /** @type {string} */ failure) => {
    if (!holds) process.stderr.write(`✖ ${name}: ${failure}\n`);
    if (!holds) failed += 1;
  };

  const program = check(PROGRAM, one);
  const eslint = await lint(one);
  // A parser of one that refuses a file hides what the other finds there.
  const apart = new Set([...program.unread.keys(), ...eslint.unparsed.keys()]);
  const isOn = rulesOnIn(one);
  const wanted = linesOf(program.findings, apart);
  const found = linesOf(eslint.findings.filter(isOn), apart);
  const alone = [...wanted].filter((line) => !found.has(line));
  const extra = [...found].filter((line) => !wanted.has(line));
  expect(alone.length === 0, `the program alone finds ${shown(alone)}`);
  expect(extra.length === 0, `ESLint alone finds ${shown(extra)}`);

  const fixed = await lint(one, { fix: true });
  check(PROGRAM, other, '--fix');
  const files = sourcesIn(one).filter((file) => !apart.has(file));
  const unlike = files.filter((file) => read(one, file) !== read(other, file));
  expect(unlike.length === 0, `after --fix differ ${shown(unlike)}`);
  const broken = [...fixed.unparsed].filter(([file]) => !eslint.unparsed.has(file));
  expect(broken.length === 0, `--fix breaks ${shown(broken.map((each) => each.join(':')))}`);
  const again = await lint(one, { fix: true });
  expect(again.fixed === 0, `a second --fix changes ${again.fixed} files`);

  printRow([
    name,
    eslint.files,
    `${eslint.unparsed.size} / ${program.unread.size}`,
    found.size,
    `${extra.length} / ${alone.length}`,
    eslint.findings.filter(({ fix }) => fix !== undefined).length,
    eslint.findings.flatMap(({ suggestions }) => suggestions).length,
    fixed.fixed,
    unlike.length,
    again.fixed,
    eslint.seconds.toFixed(1),
    program.seconds.toFixed(1),
  ]);
  for (const each of [...eslint.unparsed, ...program.unread]) {
    process.stderr.write(`  ${name}: unparsed ${each.join(': ')}\n`);
  }
  return failed;
}

/** @param {readonly (string | number)[]} cells */
function printRow(cells) {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

/**
 * Whether the program has a rule on: the configuration `all` has every one.
 * @param {string} folder
 * @returns {(finding: Finding) => boolean}
 */
function rulesOnIn(folder) {
  const { settings } = loadSettings(join(folder, 'loglex.yaml'), checks);
  return ({ check: id }) =>
    (settings.checks.get(id)?.severity ?? checkById(id)?.defaultSeverity) !== 'off';
}

/**
 * @param {readonly Finding[]} findings
 * @param {ReadonlySet<string>} apart
 */
function linesOf(findings, apart) {
  return new Set(findings.filter(({ file }) => !apart.has(file)).map(lineOf));
}

/** @param {readonly string[]} items */
function shown(items) {
  const rest = items.length > SHOWN ? [`and ${items.length - SHOWN} more`] : [];
  return [`${items.length}:`, ...items.slice(0, SHOWN), ...rest].join('\n    ');
}

/** @param {string} folder */
function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|py)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * @param {string} folder
 * @param {string} file
 */
function read(folder, file) {
  return readFileSync(join(folder, file), 'utf8');
}

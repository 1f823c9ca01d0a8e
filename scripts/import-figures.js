// @ts-check
/**
 * Imports the constants of public repositories, and holds what comes out against independent counts: made with
 * Python's own `ast`, with `grep`, or by hand, never by this program. Prints the table of docs/measurements.md.
 *
 *   node scripts/import-figures.js           print
 *   node scripts/import-figures.js --check   exit 1 where a figure is not the expected one
 *
 * LOGLEX_CORPORA says where the checkouts are. They are only read; where settings are needed, a copy gets them.
 */
import { cpSync, existsSync, lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { catalogFiles, importConstants, importProblems, importSpec } from '@loglex/engine';
import { parseCatalog } from '@loglex/catalog';
import { openProject, readModules } from '@loglex/project';
import { corpusFolder } from './recognition/corpora.js';

const CDK_MODULE = 'packages/@aws-cdk/toolkit-lib/lib/api/io/private/messages.ts';
const GYM_MODULE = 'gym_gui/logging_config/log_constants.py';

/** @typedef {{ repository: string, what: string, independent: number | string, ours: number | string, expected?: number, why?: string }} Figure */

/** @type {Figure[]} */
const figures = [];
for (const measure of [gymGui, awsCdk, mongosh, dbtCore]) await measure();

process.stdout.write('| repository | figure | independent | loglex | difference |\n');
process.stdout.write('| --- | --- | ---: | ---: | --- |\n');
for (const { repository, what, independent, ours, why = '' } of figures) {
  process.stdout.write(`| ${repository} | ${what} | ${independent} | ${ours} | ${why} |\n`);
}
const wrong = figures.filter(({ independent, ours, expected = independent }) => ours !== expected);
for (const { repository, what, ours } of wrong) {
  process.stderr.write(`${repository}: ${what} is ${ours}, which is not expected\n`);
}
if (process.argv.includes('--check') && wrong.length > 0) process.exitCode = 1;

async function gymGui() {
  const { imported, problems, count, catalog } = imports('gym-gui', [GYM_MODULE], 'constant-calls');
  const add = adder('gym-gui (MOSAIC) 7eb4e35');
  const twice = problems.filter(({ id }) => id === 'duplicate-code');
  const onKey = (/** @type {string} */ key) =>
    twice.filter(({ disagreeOn }) => disagreeOn?.includes(key)).length;
  add(
    'constants',
    616,
    imported.constants.length,
    617,
    'the name that is assigned twice is two entries: the first is in the code too',
  );
  add('distinct codes', 570, codesOf(imported).size);
  add(
    'codes with two owners',
    46,
    twice.length,
    47,
    'LOG440: one of its owners is the constant whose name is assigned again',
  );
  add('… that disagree on level', 28, onKey('level'));
  add('… that disagree on component', 17, onKey('component'));
  add('names assigned twice', 1, count('duplicate-name'));
  add('missing from the list of all', 192, count('not-in-aggregate'));
  add('codes that do not fit the line pattern', 4, count('odd-code'));
  add('values that cannot be read', 0, count('not-static'));
  add('constants in the written catalog', 617, catalog.constants.length);
  const settings = `loglex: 1
catalogs: [{ python: "${GYM_MODULE}", preset: constant-calls }]
references: { python: "LOG_{name}" }
`;
  const unused = await inCopy('gym-gui', new Set(['.py']), settings, async (root) => {
    const { findings } = await (await openProject({ cwd: root, cache: false })).check();
    return findings.filter(({ check }) => check === 'unused-code').length;
  });
  add(
    'never used, for `loglex check`',
    235,
    unused,
    236,
    'the name that is assigned twice is one of them, and two entries',
  );
}

async function awsCdk() {
  const said = {
    levels: new Map([
      ['result', 'info'],
      ['confirm', 'info'],
      ['question', 'info'],
    ]),
  };
  const { imported, count } = imports('aws-cdk-cli', [CDK_MODULE], 'object-members', said);
  const add = adder('aws-cdk-cli 7ff50e7');
  add('codes', 116, codesOf(imported).size);
  add('keys that declare another code', 1, count('name-of-another-code'));
  const { used, usedOutside } = await uses();
  add('used', 92, usedOutside, 92, 'outside the module itself');
  add('unused', 24, codesOf(imported).size - usedOutside);
  add(
    'unused for `loglex check`',
    9,
    codesOf(imported).size - used,
    9,
    '15 more are named by spans in the module itself, which emit them',
  );
}

/** The constants that code names, by the facts of `loglex check` on a copy whose catalog stays in code. */
async function uses() {
  const settings = `loglex: 1
catalogs:
  - typescript: "${CDK_MODULE}"
    preset: object-members
    levels: { result: info, confirm: info, question: info }
files: { include: ["packages/**"] }
references: { typescript: "IO.{name}" }
`;
  return inCopy('aws-cdk-cli', new Set(['.ts', '.tsx', '.js']), settings, async (root) => {
    const project = await openProject({ cwd: root, cache: false });
    const { findings } = await project.check();
    const unused = findings.filter(({ check }) => check === 'unused-code').length;
    const { files } = await project.facts();
    const names = new Set(project.catalog.constants.map(({ name }) => name));
    const outside = new Set();
    for (const { facts } of files) {
      if (facts.file === CDK_MODULE || /(?:^|\/)test\//.test(facts.file)) continue;
      for (const { text } of facts.references) if (names.has(text)) outside.add(text);
    }
    return { used: names.size - unused, usedOutside: outside.size };
  });
}

function mongosh() {
  const { imported, count } = imports('mongosh', ['packages/*/src/**/*.ts'], 'id-calls');
  const add = adder('mongosh d5426f4');
  add('sites with an id', 42, imported.constants.length);
  add('distinct ids', 41, codesOf(imported).size);
  add('ids at two sites', 1, count('duplicate-code'));
}

function dbtCore() {
  const { imported, count } = imports('dbt-core', ['core/dbt/events/types.py'], 'class-codes');
  const add = adder('dbt-core, parent of 8290fe0');
  const levels = imported.constants.map(({ stated }) => stated.values.get('level')?.text);
  const at = (/** @type {string} */ level) => levels.filter((each) => each === level).length;
  add('classes with a code', 214, imported.constants.length);
  add('distinct codes', 214, codesOf(imported).size);
  add('InfoLevel', 57, at('info'));
  add('DebugLevel', 56, at('debug'));
  add('WarnLevel', 74, at('warn'));
  add('ErrorLevel', 16, at('error'));
  add('DynamicLevel', 11, count('missing-level'));
  add(
    'messages that only running tells',
    '',
    count('not-static'),
    count('not-static'),
    'kept as written',
  );
  add(
    '… that go through a function',
    '',
    count('wrapped-message'),
    count('wrapped-message'),
    'the text is kept, and told',
  );
}

/**
 * @param {string} name @param {string[]} patterns @param {string} preset
 * @param {import('@loglex/engine').ImportOverrides} [said]
 */
function imports(name, patterns, preset, said) {
  const root = corpusFolder(name);
  if (!existsSync(root))
    throw new Error(`${root} is not there. LOGLEX_CORPORA says where the checkouts are.`);
  const { modules, problems: unread } = readModules(root, patterns);
  if (unread[0]) throw new Error(`${unread[0].file}: ${unread[0].message}`);
  const spec = importSpec(preset, said);
  if (spec === undefined) throw new Error(`There is no preset ${preset}.`);
  const imported = importConstants(modules, spec);
  const problems = importProblems(imported);
  const files = catalogFiles(imported.constants, { folder: 'log-catalog', fallbackName: name });
  const { catalog } = parseCatalog(files.map(({ path, text }) => ({ file: path, text })));
  const count = (/** @type {string} */ id) =>
    problems.filter((problem) => problem.id === id).length;
  return { imported, problems, count, catalog };
}

/** @param {import('@loglex/engine').ImportedConstants} imported */
function codesOf({ constants }) {
  return new Set(constants.map(({ stated }) => stated.values.get('code')?.text));
}

/** @param {string} repository */
function adder(repository) {
  return (
    /** @type {string} */ what,
    /** @type {number | string} */ independent,
    /** @type {number} */ ours,
    /** @type {number | undefined} */ expected = undefined,
    /** @type {string | undefined} */ why = undefined,
  ) => {
    figures.push({
      repository,
      what,
      independent,
      ours,
      ...(expected !== undefined && { expected }),
      ...(why !== undefined && { why }),
    });
  };
}

/**
 * @template Result
 * @param {string} name @param {ReadonlySet<string>} extensions @param {string} settings
 * @param {(root: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function inCopy(name, extensions, settings, work) {
  const root = mkdtempSync(join(tmpdir(), 'loglex-import-'));
  try {
    cpSync(corpusFolder(name), root, {
      recursive: true,
      filter: (path) => {
        if (/[\\/](?:node_modules|\.git)$/.test(path)) return false;
        const found = lstatSync(path);
        return found.isDirectory() || (found.isFile() && extensions.has(extname(path)));
      },
    });
    writeFileSync(join(root, 'loglex.yaml'), settings);
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

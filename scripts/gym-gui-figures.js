// @ts-check
/**
 * Runs `loglex check` on a public repository that keeps its constants in Python (gym-gui, now MOSAIC, commit 7eb4e35) and
 * prints what it finds beside counts that others made with Python's own `ast`. Prints the table of docs/measurements.md.
 *
 *   node scripts/gym-gui-figures.js           print
 *   node scripts/gym-gui-figures.js --check   exit 1 where a figure is not the expected one
 *   node scripts/gym-gui-figures.js --sites   print the sites behind the figures
 *
 * LOGLEX_CORPORA says where the checkout is. It is only read: a copy of its Python files gets the settings.
 */
import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { openProject } from '@loglex/project';
import { corpusFolder } from './recognition/corpora.js';

const MODULE = 'gym_gui/logging_config/log_constants.py';
const ROLES = '{ message: detail, extra: fields, exc_info: error }';
const SETTINGS = `loglex: 1
catalogs: [{ python: "${MODULE}", preset: constant-calls }]
references: { python: "LOG_{name}" }
sinks:
  - { call: log_constant, language: python, args: [logger, constant], keywords: ${ROLES} }
  - { call: "*.log_constant", language: python, args: [constant], keywords: ${ROLES} }
`;

// What reading said of the differences.
const CHOSEN = 'four choose between known constants (`A if ready else B`), two by a local name';
const TWICE = 'the name that is assigned twice is one of them, and two entries';
const OWNER = 'LOG440: one of its owners is the constant whose name is assigned again';

const root = mkdtempSync(join(tmpdir(), 'loglex-gym-gui-'));
try {
  copyPython(corpusFolder('gym-gui'), root);
  writeFileSync(join(root, 'loglex.yaml'), SETTINGS);
  await report();
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function report() {
  const project = await openProject({ cwd: root, cache: false });
  const { findings } = await project.check();
  const { files } = await project.facts();
  const sites = files.flatMap(({ facts }) =>
    facts.calls
      .filter(({ sink }) => sink.startsWith('project:'))
      .map((call) => ({ call, file: facts.file })),
  );
  const of = (/** @type {string} */ check) =>
    findings.filter((each) => each.check === check).map(place);
  const mixin = sites.filter(({ call }) => call.sink === 'project:1');
  const plain = sites.filter((site) => !mixin.includes(site));
  const dynamic = sites.filter(
    ({ call }) => call.constant?.kind !== 'static' || call.constant.candidates.length > 1,
  );
  const { lost, mistaken } = lookedUp(project.catalog);
  const figures = [
    figure('emit sites', 848, sites.map(at), 850, 'two calls in tests'),
    figure('… through the mixin', 566, mixin.map(at)),
    figure('… plain', 282, plain.map(at), 284, 'as above'),
    figure('sites without one literal constant', 17, dynamic.map(at)),
    figure('… of them `dynamic-code`', 17, of('dynamic-code'), 13, CHOSEN),
    figure('unused constants', 235, of('unused-code'), 236, TWICE),
    figure('reserved keys in `extra`', 1, of('message-fields')),
    figure('codes that do not fit the line pattern', 4, of('odd-code')),
    figure('codes of two owners', 46, of('duplicate-code'), 47, OWNER),
    figure('names assigned twice', 1, of('duplicate-name')),
    figure('missing from the tuple of all', 192, of('not-in-aggregate')),
    figure('… so that a look-up by code gives nothing', 165, lost, 166, TWICE),
    figure('… or another constant', 41, mistaken),
    figure('names in the tuple that are none', 0, of('unknown-in-aggregate')),
    figure('names in the tuple twice', 0, of('repeated-in-aggregate')),
    figure('messages that go through a function', 0, of('wrapped-message')),
    figure('constants that do not exist', 0, of('unknown-code')),
  ];
  process.stdout.write('| figure | independent | loglex | difference |\n');
  process.stdout.write('| --- | ---: | ---: | --- |\n');
  for (const { what, independent, ours, why, items } of figures) {
    process.stdout.write(`| ${what} | ${independent} | ${ours} | ${why} |\n`);
    if (process.argv.includes('--sites'))
      process.stderr.write(`${what}\n  ${items.join('\n  ')}\n`);
  }
  const wrong = figures.filter(({ ours, expected }) => ours !== expected);
  for (const { what, ours, expected } of wrong) {
    process.stderr.write(`${what} is ${ours}, and ${expected} was expected\n`);
  }
  if (process.argv.includes('--check') && wrong.length > 0) process.exitCode = 1;
}

/**
 * What a look-up by code in the tuple gives: the first of it that has the code. `lost` are the constants for whose code
 * it gives nothing, `mistaken` those for whose code it gives another.
 *
 * @param {import('@loglex/catalog').Catalog} catalog
 */
function lookedUp({ constants }) {
  const placeOf = (/** @type {import('@loglex/catalog').LogConstant} */ { source }) =>
    source.values.get('listed')?.start ?? Infinity;
  const listed = constants
    .filter((each) => placeOf(each) < Infinity)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  const nameGiven = new Map(listed.toReversed().map(({ code, name }) => [code, name]));
  const told = (/** @type {typeof constants} */ all) =>
    all.map(({ code, name }) => `${code} ${name}`);
  return {
    lost: told(constants.filter(({ code }) => !nameGiven.has(code))),
    mistaken: told(
      constants.filter(({ code, name }) => nameGiven.has(code) && nameGiven.get(code) !== name),
    ),
  };
}

/**
 * A figure beside the independent one. Where the two differ, reading said which to expect, and `why`.
 *
 * @param {string} what @param {number} independent @param {readonly string[]} items
 */
function figure(what, independent, items, expected = independent, why = '') {
  return { what, independent, ours: items.length, expected, why, items };
}

/** @param {{ file: string, call: import('@loglex/engine').LogCall }} site */
function at({ file, call }) {
  return `${file}:${lineOf(file, call.range.start)}`;
}

/** @param {import('@loglex/engine').Finding} finding */
function place({ file, range, message }) {
  return `${file}:${lineOf(file, range.start)} ${message}`;
}

/** @param {string} file @param {number} offset */
function lineOf(file, offset) {
  return readFileSync(join(root, file), 'utf8').slice(0, offset).split('\n').length;
}

/** @param {string} from @param {string} to */
function copyPython(from, to) {
  cpSync(from, to, {
    recursive: true,
    filter(path) {
      if (/[\\/](?:node_modules|\.git)$/.test(path)) return false;
      const found = lstatSync(path);
      return found.isDirectory() || (found.isFile() && extname(path) === '.py');
    },
  });
}

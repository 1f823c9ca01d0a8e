// @ts-check
/**
 * Merges pairs of random branches with git, once as git does it and once with `loglex catalog merge-driver`, and counts
 * what comes out. Each branch adds, edits and retires codes of one catalog file; new codes are taken as people take them,
 * the next free one of a block, so that branches run into each other.
 *
 *   node scripts/merge-study.js [--pairs 200] [--seed 1]
 *
 * What a merge ought to say is decided here, on data, by a rule of its own: what one side left alone is for the other to
 * say. A merge without a conflict that says anything else is silent corruption. Exit code 1 where the driver corrupts.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  addConstant,
  allocate,
  applyEdits,
  changeConstant,
  mergeCatalogs,
  parseCatalog,
  retireConstant,
  validateCatalog,
} from '@loglex/catalog';

const { values: options } = parseArgs({
  options: { pairs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const random = generator(Number(options.seed));
const PROGRAM = fileURLToPath(new URL('../packages/cli/dist/loglex.js', import.meta.url));
const FILE = 'log-catalog.yaml';
const COMPONENTS = ['orders', 'payments', 'search'];
const LEVELS = ['debug', 'info', 'warn', 'error'];
const WORDS = 'queue cart order card index shard price batch lock retry user token page'.split(' ');
const OUTCOMES = /** @type {const} */ ([
  'clean, and right',
  'conflict that a person must decide',
  'conflict for nothing',
  'SILENT CORRUPTION',
]);

/** @type {Record<'git' | 'driver', Map<string, number>>} */
const counts = { git: new Map(), driver: new Map() };
const root = mkdtempSync(join(tmpdir(), 'loglex-merge-study-'));
try {
  for (let pair = 0; pair < Number(options.pairs); pair++) study(pair);
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.stdout.write(`${options.pairs} pairs of branches, seed ${options.seed}.\n\n`);
process.stdout.write('| outcome | git alone | with the driver |\n| --- | ---: | ---: |\n');
for (const outcome of OUTCOMES) {
  const row = [outcome, counts.git.get(outcome) ?? 0, counts.driver.get(outcome) ?? 0];
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}
const failed = counts.driver.get('SILENT CORRUPTION') ?? 0;
process.exitCode = failed > 0 ? 1 : 0;

/** @param {number} pair */
function study(pair) {
  const base = baseCatalog();
  const ours = branch(base, 'A');
  const theirs = branch(base, 'B');
  const expected = meant(base, ours, theirs);
  for (const who of /** @type {const} */ (['git', 'driver'])) {
    const { text, clean } = mergeByGit(`${pair}-${who}`, base, ours, theirs, who === 'driver');
    const outcome = judge(text, clean, expected);
    counts[who].set(outcome, (counts[who].get(outcome) ?? 0) + 1);
    if (who === 'driver' && (outcome === OUTCOMES[2] || outcome === OUTCOMES[3])) {
      const { conflicts } = mergeCatalogs({ file: FILE, base, ours, theirs });
      const why = conflicts.map(({ message }) => message).join(' ');
      process.stderr.write(`pair ${pair}: ${outcome}. ${why}\n`);
    }
  }
}

/**
 * @param {string} text
 * @param {boolean} clean
 * @param {string | undefined} expected
 */
function judge(text, clean, expected) {
  if (!clean) return expected === undefined ? OUTCOMES[1] : OUTCOMES[2];
  return expected !== undefined && statementOf(text) === expected ? OUTCOMES[0] : OUTCOMES[3];
}

/** What a catalog says, in one order; `undefined` where it is not sound. @param {string} text */
function statementOf(text) {
  const { catalog, problems } = parseCatalog([{ file: FILE, text }]);
  const wrong = [...problems, ...validateCatalog(catalog)].some(
    ({ severity }) => severity === 'error',
  );
  return wrong ? undefined : print(dataOf(text));
}

/** @typedef {Map<string, Map<string, string>>} Data an entry by list and code, as values by key */

/** @param {string} text @returns {Data} */
function dataOf(text) {
  const { catalog } = parseCatalog([{ file: FILE, text }]);
  /** @type {Data} */
  const data = new Map();
  for (const { code, name, level, message, description, component } of catalog.constants) {
    const values = { name, level: level?.native, message, description, component };
    data.set(`constant ${code}`, given(values));
  }
  for (const { code, name, since } of catalog.retired) {
    data.set(`retired ${code}`, given({ name, since }));
  }
  return data;
}

/** @param {Record<string, string | undefined>} values */
function given(values) {
  return new Map(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [/** @type {[string, string]} */ ([key, value])],
    ),
  );
}

/** @param {Data} data */
function print(data) {
  return [...data]
    .map(([key, values]) => `${key}: ${JSON.stringify([...values].toSorted())}`)
    .toSorted()
    .join('\n');
}

/**
 * What both sides together say; `undefined` where a person must decide.
 * @param {string} base @param {string} ours @param {string} theirs
 */
function meant(base, ours, theirs) {
  const [old, own, other] = [base, ours, theirs].map(dataOf);
  if (!old || !own || !other) return undefined;
  /** @type {Data} */
  const merged = new Map();
  for (const key of new Set([...old.keys(), ...own.keys(), ...other.keys()])) {
    const [a, b, c] = [old.get(key), own.get(key), other.get(key)];
    if (a && b && c) {
      const values = new Map();
      for (const name of new Set([...a.keys(), ...b.keys(), ...c.keys()])) {
        const value = pick(a.get(name), b.get(name), c.get(name));
        if (value === null) return undefined;
        if (value !== undefined) values.set(name, value);
      }
      merged.set(key, values);
      continue;
    }
    const texts = [a, b, c].map((each) => each && JSON.stringify([...each].toSorted()));
    const text = pick(texts[0], texts[1], texts[2]);
    if (text === null) return undefined;
    if (text !== undefined) merged.set(key, new Map(JSON.parse(text)));
  }
  // A code that one side took and the other took and retired.
  const isRetired = (/** @type {string} */ key) => merged.has(key.replace('constant', 'retired'));
  if ([...merged.keys()].some((key) => key.startsWith('constant') && isRetired(key)))
    return undefined;
  return print(merged);
}

/** @param {string | undefined} old @param {string | undefined} own @param {string | undefined} other */
function pick(old, own, other) {
  if (own === other || old === other) return own;
  return old === own ? other : null;
}

function baseCatalog() {
  let text = 'loglex: 1\ncomponents:\n';
  COMPONENTS.forEach((component, index) => {
    text += `  ${component}: { codes: [LOG${index + 1}00-LOG${index + 1}99] }\n`;
  });
  text += 'constants:\n';
  COMPONENTS.forEach((component, index) => {
    const size = 3 + pickNumber(8);
    for (let number = 0; number < size; number++) {
      if (random() < 0.2) text += `  # ${sentence()}.\n`;
      text += `  - code: LOG${index + 1}${String(number).padStart(2, '0')}\n`;
      text += `    name: ${component.toUpperCase()}_${number}\n`;
      text += `    level: ${pickOne(LEVELS)}\n    message: ${sentence()}\n    component: ${component}\n`;
      if (random() < 0.5) text += `    description: ${sentence()}.\n`;
    }
  });
  return text;
}

/** One to six edits. @param {string} text @param {string} name */
function branch(text, name) {
  const steps = 1 + pickNumber(6);
  for (let step = 0; step < steps; step++) {
    const source = { file: FILE, text };
    const { catalog } = parseCatalog([source]);
    const target = pickOne(catalog.constants);
    const choice = random();
    const edit =
      choice < 0.45 || target === undefined
        ? addConstant(source, newConstant(catalog, `${name}_${step}_${pickNumber(1000)}`))
        : choice < 0.85
          ? changeConstant(
              source,
              target,
              pickOne([
                { level: pickOne(LEVELS) },
                { message: sentence() },
                { description: sentence() },
              ]),
            )
          : retireConstant(source, target, { since: '2.0.0' });
    if ('edits' in edit) text = applyEdits(text, edit.edits);
  }
  return text;
}

/** @param {import('@loglex/catalog').Catalog} catalog @param {string} name */
function newConstant(catalog, name) {
  const component = pickOne(COMPONENTS);
  const allocation = allocate(catalog, component);
  if (!('code' in allocation)) throw new Error(`no code is left for ${component}`);
  return { code: allocation.code, name, level: pickOne(LEVELS), message: sentence(), component };
}

/**
 * @param {string} name @param {string} base @param {string} ours @param {string} theirs @param {boolean} driven
 */
function mergeByGit(name, base, ours, theirs, driven) {
  const folder = join(root, name);
  mkdirSync(folder);
  /** @param {readonly string[]} args */
  const git = (...args) =>
    execFileSync('git', args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        ...Object.fromEntries(
          ['AUTHOR', 'COMMITTER'].flatMap((role) => [
            [`GIT_${role}_NAME`, 'Study'],
            [`GIT_${role}_EMAIL`, 'study@example.test'],
          ]),
        ),
      },
    });
  /** @param {string} text @param {string} message */
  const commit = (text, message) => {
    writeFileSync(join(folder, FILE), text);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', message);
  };
  git('init', '-q', '-b', 'ours');
  if (driven) {
    writeFileSync(join(folder, '.gitattributes'), `${FILE} merge=loglex\n`);
    const driver = `"${process.execPath}" "${PROGRAM}" catalog merge-driver %O %A %B %P`;
    git('config', 'merge.loglex.driver', driver);
  }
  commit(base, 'base');
  git('checkout', '-q', '-b', 'theirs');
  commit(theirs, 'theirs');
  git('checkout', '-q', 'ours');
  commit(ours, 'ours');
  let clean = true;
  try {
    git('merge', '-q', '--no-edit', 'theirs');
  } catch {
    clean = false;
  }
  const text = readFileSync(join(folder, FILE), 'utf8');
  rmSync(folder, { recursive: true, force: true });
  return { text, clean };
}

function sentence() {
  return `The ${pickOne(WORDS)} ${pickOne(WORDS)} ${pickOne(['failed', 'is full', 'was dropped', 'is late'])}`;
}

/** @template T @param {readonly T[]} list @returns {T} */
function pickOne(list) {
  return /** @type {T} */ (list[pickNumber(list.length)]);
}

/** @param {number} below */
function pickNumber(below) {
  return Math.floor(random() * below);
}

/** Mulberry32: the same branches for the same seed, on every machine. @param {number} seed */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

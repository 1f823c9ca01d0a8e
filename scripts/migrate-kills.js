// @ts-check
/**
 * Kills applies of a migration at random moments, and lets runs race: `npm run migrate-kills`.
 *
 *   node scripts/migrate-kills.js [--kills 500] [--races 200] [--files 64]
 *
 * Kills: an apply is killed by SIGKILL, each at a moment of its own: by the clock, or in the middle of one of its operations
 * on files. No file may then hold anything but what it held before or
 * is to hold, and `resume` (or the apply, where it had not begun) must give what an apply that nobody killed gives, byte for
 * byte, with nothing left behind; every fourth is taken back instead, and every eighth is killed while it is taken back.
 *
 * Races: two runs at once on one project, which plan codes of the same blocks. None may be lost and none given out twice.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '@loglex/project';
import {
  contentsOf,
  copyProject,
  difference,
  isTemporary,
  writeProject,
} from './migrate-kills/project.js';
import { bundleRun, startRun } from './migrate-kills/process.js';

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    races: { type: 'string', default: '200' },
    files: { type: 'string', default: '64' },
  },
});
const runtime = fileURLToPath(new URL('../packages/runtime', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'loglex-kills-'));
bundleRun();
try {
  if (Number(options.kills) > 0) print('kills', await kills(Number(options.kills)));
  if (Number(options.races) > 0) print('races', await races(Number(options.races)));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** @param {number} count */
async function kills(count) {
  const template = join(scratch, 'template');
  const folder = join(scratch, 'project');
  writeProject(template, Number(options.files), runtime);
  const plan = join(scratch, 'plan.json');
  const planned = await open(template).then((project) => project.planMigration());
  if ('refused' in planned) throw new Error(planned.refused);
  writeFileSync(plan, JSON.stringify(planned.plan));
  const before = contentsOf(template);

  let toEnd = 0;
  let operations = 0;
  /** An apply that nobody kills, how long it takes, and how many operations on files. */
  const applyWhole = async () => {
    copyProject(template, folder);
    const whole = await startRun(['apply', folder, plan], Infinity);
    const began = performance.now();
    whole.go();
    ({ operations } = await whole.ended());
    toEnd = performance.now() - began;
  };
  await applyWhole();
  const after = contentsOf(folder);

  const tally = { 'before the first file': 0, 'while writing': 0, 'after the last file': 0 };
  const ends = { resumed: 0, 'applied anew': 0, undone: 0, 'undone, killed again': 0 };
  let temporaries = 0;
  for (let turn = 0; turn < count; turn++) {
    // How fast the machine is changes with what else it does.
    if (turn % 20 === 19) await applyWhole();
    copyProject(template, folder);
    const isTimed = turn % 2 === 0;
    const at = isTimed ? undefined : Math.ceil(Math.random() * operations);
    const run = await startRun(['apply', folder, plan], at);
    run.go();
    if (isTimed) {
      await setTimeout(Math.random() * toEnd);
      run.kill();
    }
    await run.ended();

    const left = contentsOf(folder);
    for (const [file, text] of left) {
      if (isTemporary(file)) temporaries++;
      else if (text !== before.get(file) && text !== after.get(file))
        fail(turn, `${file} is partial`);
    }
    const untouched = difference(left, before) === undefined;
    const complete = difference(left, after) === undefined;
    tally[
      untouched ? 'before the first file' : complete ? 'after the last file' : 'while writing'
    ]++;

    const project = await open(folder);
    const unfinished = turn % 4 === 3 ? await project.undo() : await project.resume();
    if (turn % 4 !== 3) {
      if ('refused' in unfinished) {
        if (!untouched && !complete) fail(turn, unfinished.refused);
        if (untouched) {
          const again = await project.applyMigration(planned.plan);
          if ('refused' in again) fail(turn, again.refused);
          ends['applied anew']++;
        }
      } else ends.resumed++;
      same(turn, contentsOf(folder), after);
      if (turn % 8 !== 0) continue;
      // Taken back as well, and killed over that.
      const undoing = await startRun(['undo', folder], Math.ceil(Math.random() * operations));
      undoing.go();
      await undoing.ended();
      await project.resume();
      const now = contentsOf(folder);
      if (difference(now, before) === undefined || difference(now, after) === undefined) {
        ends['undone, killed again']++;
      } else fail(turn, `${difference(now, before)} is neither as before nor as after`);
    } else {
      if ('refused' in unfinished && !untouched) fail(turn, unfinished.refused);
      same(turn, contentsOf(folder), before);
      ends.undone++;
    }
    progress('kill', turn, count);
  }
  return { kills: count, ...tally, temporaries, ...ends };
}

/** @param {number} count */
async function races(count) {
  const template = join(scratch, 'template');
  const folder = join(scratch, 'project');
  writeProject(template, 20, runtime);
  const plan = join(scratch, 'plan.json');
  const planned = await open(template).then((project) => project.planMigration());
  if ('refused' in planned) throw new Error(planned.refused);
  writeFileSync(plan, JSON.stringify(planned.plan));
  const messages = new Set(
    planned.plan.constants.map(({ message, component }) => `${component} ${message}`),
  );
  // The first half of the files and the second: both have all components, so both plan the same codes.
  const halves = ['src/*/part-0/module-?.ts', 'src/*/part-0/module-1?.ts'];
  /** @type {readonly (readonly [string, readonly (readonly string[])[]])[]} */
  const kinds = [
    ['two halves', halves.map((half) => ['migrate', folder, half])],
    [
      'one plan twice',
      [
        ['apply', folder, plan],
        ['apply', folder, plan],
      ],
    ],
    [
      'a half and a new constant',
      [
        ['migrate', folder, halves[0] ?? ''],
        ['add', folder, 'ADDED'],
      ],
    ],
    [
      'everything twice',
      [
        ['migrate', folder, 'src'],
        ['migrate', folder, 'src'],
      ],
    ],
  ];
  /** @type {Record<string, number>} */
  const tally = {};
  let refusals = 0;
  for (let turn = 0; turn < count; turn++) {
    copyProject(template, folder);
    const [name, commands] = kinds[turn % kinds.length] ?? kinds[0] ?? ['', []];
    const runs = await Promise.all(commands.map((command) => startRun(command)));
    for (const run of runs) {
      run.go();
      // Sometimes at once, sometimes while the other one plans or writes.
      await setTimeout(Math.random() < 0.5 ? 0 : Math.random() * 200);
    }
    for (const run of runs) {
      const said = await run.ended();
      if (said.gaveUp) fail(turn, `gave up: ${said.refusals.at(-1)}`);
      refusals += said.refusals?.length ?? (said.refused === undefined ? 0 : 1);
    }
    tally[name] = (tally[name] ?? 0) + 1;

    // What is left to do is done by one run alone, so that nothing may be missing.
    const project = await open(folder);
    const rest = await project.planMigration();
    if ('refused' in rest) throw fail(turn, rest.refused);
    if (rest.plan.files.length > 0) {
      if (name !== 'a half and a new constant') fail(turn, `${name}: calls were left`);
      const done = await project.applyMigration(rest.plan);
      if ('refused' in done) fail(turn, done.refused);
    }
    const { catalog, catalogProblems } = await open(folder);
    if (catalogProblems.length > 0) fail(turn, catalogProblems[0]?.message ?? '');
    const codes = catalog.constants.map(({ code }) => code);
    if (new Set(codes).size !== codes.length) fail(turn, `${name}: a code was given out twice`);
    const said = catalog.constants
      .filter((constant) => constant.name !== 'ADDED')
      .map(({ message, component }) => `${component} ${message}`);
    if (said.length !== messages.size || said.some((each) => !messages.has(each))) {
      fail(turn, `${name}: ${said.length} constants instead of ${messages.size}`);
    }
    const isAdded = catalog.byName('ADDED').length === 1;
    if (isAdded !== (name === 'a half and a new constant')) fail(turn, `${name}: ADDED was lost`);
    const found = await (await open(folder)).check();
    const wrong = found.findings.find(({ check }) =>
      ['unknown-code', 'ad-hoc-log', 'message-fields', 'wrong-severity'].includes(check),
    );
    if (wrong !== undefined) fail(turn, `${wrong.file}: ${wrong.message}`);
    const generated = contentsOf(folder).get('src/log-codes.ts') ?? '';
    const missing = catalog.constants.find(
      ({ name }) => name !== 'ADDED' && !generated.includes(name),
    );
    if (missing !== undefined) fail(turn, `${missing.name} is not in the generated file`);
    progress('race', turn, count);
  }
  return { races: count, ...tally, 'refused and tried again': refusals };
}

/** @param {string} cwd */
function open(cwd) {
  return openProject({ cwd, cache: false, threads: 1 });
}

/**
 * @param {number} turn
 * @param {Map<string, string>} found
 * @param {Map<string, string>} wanted
 */
function same(turn, found, wanted) {
  const file = difference(found, wanted);
  if (file !== undefined) fail(turn, `${file} is not what it should be`);
}

/**
 * @param {number} turn
 * @param {string} why
 * @returns {never}
 */
function fail(turn, why) {
  throw new Error(`Turn ${turn}: ${why}`);
}

/**
 * @param {string} title
 * @param {Readonly<Record<string, number>>} figures
 */
function print(title, figures) {
  process.stdout.write(`\n${title}\n`);
  for (const [name, figure] of Object.entries(figures)) {
    process.stdout.write(`| ${name.padEnd(28)} | ${String(figure).padStart(5)} |\n`);
  }
}

/**
 * @param {string} what
 * @param {number} turn
 * @param {number} count
 */
function progress(what, turn, count) {
  if ((turn + 1) % 25 === 0) process.stderr.write(`${what} ${turn + 1} of ${count}\n`);
}

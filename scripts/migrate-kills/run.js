// @ts-check
/**
 * One run on a project, as a process that can be killed: `node run.js apply|undo|migrate|add <folder> …`. It says `ready` when
 * it has loaded all code and waits for a line before it goes on, so that several can be let go at once. With LOGLEX_KILL_AT
 * it kills itself at that operation on files.
 *
 *   apply <folder> <plan>            applies a plan that is there
 *   undo <folder>                    takes the last change back
 *   migrate <folder> <path> [turns]  plans and applies, and does so again as long as another run was quicker
 *   add <folder> <name>              adds a constant to the catalog, again as long as it is refused
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { openProject } from '@loglex/project';
import { killAt, operations } from './kill-at.js';

const [command = '', cwd = '.', what = ''] = process.argv.slice(2);
const TURNS = 50;
// `Infinity` counts.
if (process.env['LOGLEX_KILL_AT']) killAt(Number(process.env['LOGLEX_KILL_AT']));

process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();
const outcome = await run();
const { refused, refusals, gaveUp } = /** @type {Said} */ (outcome);
process.stdout.write(
  `${JSON.stringify({ refused, refusals, gaveUp, operations: operations() })}\n`,
);

/** @typedef {{ refused?: string, refusals?: readonly string[], gaveUp?: boolean }} Said */

async function run() {
  switch (command) {
    case 'apply':
      return (await open()).applyMigration(JSON.parse(readFileSync(what, 'utf8')));
    case 'undo':
      return (await open()).undo();
    case 'migrate':
      return again(async () => {
        const planned = await (await open()).planMigration({ paths: [what] });
        return 'refused' in planned ? planned : (await open()).applyMigration(planned.plan);
      });
    case 'add':
      return again(async () => {
        const constant = {
          name: what,
          level: 'info',
          message: `Added ${what}`,
          component: 'orders',
        };
        return (await open()).changeCatalog({ kind: 'add', constant });
      });
    default:
      throw new Error(`There is no command ${command}.`);
  }
}

function open() {
  return openProject({ cwd, cache: false, threads: 1 });
}

/** @param {() => Promise<object>} turn */
async function again(turn) {
  const refusals = [];
  for (let count = 1; count <= TURNS; count++) {
    const outcome = await turn();
    if (!('refused' in outcome)) return { refusals };
    refusals.push(outcome.refused);
    await setTimeout(Math.random() * 50);
  }
  return { refusals, gaveUp: true };
}

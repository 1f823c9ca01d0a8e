// @ts-check
/** Runs the commands of a first day in a folder, and says what of all that must hold does not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/loglex.js', import.meta.url));

/**
 * @typedef {object} TriedOut
 * @property {any} [audit] the report of `loglex audit --format json`
 * @property {any} [check] the output of `loglex check --format json`
 * @property {number} [fixed] raw calls that the safe fixes made coded
 * @property {number} [auditSeconds]
 * @property {number} [checkSeconds]
 * @property {readonly string[]} failures
 */

/**
 * @param {string} folder
 * @param {{ readonly atLeast: number }} expected
 * @returns {TriedOut}
 */
export function tryOut(folder, { atLeast }) {
  if (!existsSync(PROGRAM)) throw new Error('the program is not built: npm run build');
  /** @type {string[]} */
  const failures = [];
  const expect = (/** @type {boolean} */ holds, /** @type {string} */ failure) => {
    if (!holds) failures.push(failure);
  };
  const run = (/** @type {readonly number[]} */ exits, /** @type {string[]} */ ...args) => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    const command = `loglex ${args.join(' ')}`;
    expect(
      exits.includes(status ?? -1),
      `${command} ended with ${status}: ${stderr.slice(0, 300)}`,
    );
    const complaints = stderr.replace(/^Applied \d+ fix.*\n/, '');
    expect(complaints === '', `${command} could not read all: ${complaints.slice(0, 300)}`);
    return { stdout, seconds: (performance.now() - start) / 1000 };
  };

  const audited = run([0], 'audit', '--no-cache', '--format', 'json');
  const audit = parse(audited.stdout);
  if (!audit) return { failures: [...failures, 'loglex audit printed no JSON'] };
  const advised = audit.advice.reduce(
    (/** @type {number} */ sum, /** @type {any} */ group) => sum + group.calls,
    0,
  );
  expect(
    audit.calls >= atLeast,
    `${audit.calls} log calls were found, and there are at least ${atLeast}`,
  );
  expect(advised === audit.coding.raw, `${advised} of ${audit.coding.raw} raw calls got advice`);
  for (const list of ['sinks', 'levels', 'forms', 'confidence', 'components']) {
    const sum = audit[list].reduce(
      (/** @type {number} */ total, /** @type {any} */ row) => total + row.calls,
      0,
    );
    expect(sum === audit.calls, `${list} add up to ${sum} of ${audit.calls} calls`);
  }

  run([0], 'init', '--yes');
  run([0], 'catalog', 'check');
  const checked = run([0, 1], 'check', '--no-cache', '--format', 'json');
  const check = parse(checked.stdout);
  expect(check !== undefined, 'loglex check printed no JSON');
  const found =
    check?.findings?.filter((/** @type {any} */ { check: id }) => id === 'ad-hoc-log').length ?? 0;
  expect(found > 0, 'no call was found that should carry a constant');

  run([0, 1], 'check', '--no-cache', '--fix', '--format', 'json');
  const after = parse(run([0], 'audit', '--no-cache', '--format', 'json').stdout);
  expect(
    after?.calls + after?.testCalls === audit.calls + audit.testCalls,
    `there were ${audit.calls} log calls, and ${after?.calls} after the safe fixes`,
  );
  return {
    audit,
    check,
    fixed: (after?.coding.coded ?? 0) - audit.coding.coded,
    auditSeconds: audited.seconds,
    checkSeconds: checked.seconds,
    failures,
  };
}

/**
 * @param {string} text
 * @returns {any}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// @ts-check
/** What a repository's own compiler says of it, and which of two such answers has errors that the other lacks. */
import { spawnSync } from 'node:child_process';

/** @typedef {{ readonly status: number | null, readonly errors: readonly string[], readonly output: string }} Checked */

/**
 * @param {string} folder
 * @param {readonly string[]} command prints a line for each error
 * @returns {Checked} errors without the place in their file, which edits move
 */
export function typeErrors(folder, [program = '', ...args]) {
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const lines = stdout.split('\n').filter((line) => /\berror TS\d+:|: error: /.test(line));
  const errors = lines.map((line) => line.replace(/\(\d+,\d+\)|:\d+(?::\d+)?(?=: error: )/, ''));
  return { status, errors, output: `${stdout}${stderr}` };
}

/**
 * Errors of `after` beyond those of `before`, however often each stands there.
 * @param {readonly string[]} before
 * @param {readonly string[]} after
 */
export function freshErrors(before, after) {
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const error of before.map(keyOf)) left.set(error, (left.get(error) ?? 0) + 1);
  return after.filter((error) => {
    const key = keyOf(error);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** In which order a compiler names the members of a type depends on what it has read before. @param {string} error */
function keyOf(error) {
  return error
    .split(/[\s;]+/)
    .sort()
    .join(' ');
}

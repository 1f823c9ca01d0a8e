// @ts-check
/** Runs one command as a process of its own: wall-clock and CPU time, and peak memory. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * @typedef {object} Command
 * @property {string} id
 * @property {string} title
 * @property {readonly string[]} argv the program and its arguments
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {readonly number[]} exits the exit codes that mean it did its work
 * @property {() => void} [before] done before each run, not measured
 * @property {boolean} [slow] takes the better part of a minute
 *
 * @typedef {object} Measurement
 * @property {number} seconds
 * @property {number} cpuSeconds of all threads, which a busy machine changes less; NaN where the system has no GNU time
 * @property {number} userSeconds what of that was not spent in the system
 * @property {number} megabytes peak resident memory; NaN where the system has no GNU time
 */

const GNU_TIME = '/usr/bin/time';
const REPORT = join(tmpdir(), `loglex-bench-${process.pid}.txt`);

/**
 * @param {Command} command
 * @returns {Measurement}
 */
export function measure({ title, argv, cwd, env, exits }) {
  const timed = existsSync(GNU_TIME);
  const [program, ...args] = timed
    ? [GNU_TIME, '-q', '-f', '%M %U %S', '-o', REPORT, ...argv]
    : argv;
  const start = performance.now();
  const done = spawnSync(/** @type {string} */ (program), args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = (performance.now() - start) / 1000;
  if (done.error) throw done.error;
  if (done.status === null || !exits.includes(done.status)) {
    throw new Error(`${title} ended with ${done.status}: ${done.stderr.toString().slice(0, 2000)}`);
  }
  const report = timed ? readFileSync(REPORT, 'utf8').trim().split('\n').at(-1) : undefined;
  const [kilobytes = NaN, user = NaN, system = NaN] = report?.split(' ').map(Number) ?? [];
  rmSync(REPORT, { force: true });
  const megabytes = kilobytes / 1024;
  return { seconds, cpuSeconds: user + system, userSeconds: user, megabytes };
}

/** The packed runtime in Node, Deno and Bun: one application, run by each program itself, prints the same letters. `npm run test:hosts` */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaryOf } from './binaries.js';
import { packedApplication } from './packed-application.ts';
import { BY_LOGGERS, ON_STDERR, ON_STDOUT } from './printed.ts';

const HOSTS = [
  { host: 'Node', start: () => [process.execPath] },
  // Nothing is allowed but to read what it runs.
  {
    host: 'Deno',
    start: () => [binaryOf('deno'), 'run', '--no-prompt', '--node-modules-dir=manual'],
  },
  { host: 'Bun', start: () => [binaryOf('bun'), 'run', '--no-install'] },
];

let folder: string;
beforeAll(async () => {
  folder = await packedApplication();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run([program = '', ...args]: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1' };
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { stdout, stderr, status };
}

describe.each(HOSTS)('in $host', ({ host, start }) => {
  it('an application logs to the console, to a logger of its own, and asks the registry', () => {
    expect(run([...start(), 'application.js'])).toEqual({
      stdout: ON_STDOUT.map((line) => `${line.join(' ')}\n`).join(''),
      stderr: ON_STDERR,
      status: 0,
    });
  });

  it('every logger that has an adapter writes the record', () => {
    const allowed = host === 'Deno' ? ['--allow-env', '--allow-sys', '--allow-read'] : [];
    const { stdout, stderr, status } = run([...start(), ...allowed, 'loggers.js']);
    expect(stdout + stderr).toBe(BY_LOGGERS);
    expect(status).toBe(0);
  });
});

describe('types', () => {
  it('are read by Deno, from the package and from generated constants', () => {
    const checked = run([binaryOf('deno'), 'check', '--node-modules-dir=manual', 'typed.ts']);
    expect(checked).toEqual({ stdout: '', stderr: expect.any(String) as string, status: 0 });
  });

  it.each(HOSTS.slice(1))('are stripped by $host', ({ start }) => {
    expect(run([...start(), 'typed.ts'])).toMatchObject({
      stderr: expect.stringContaining('Sink lost: x') as string,
      status: 0,
    });
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock, withLock } from '../../src/lock/lock.ts';
import { startOf } from '../../src/lock/process-identity.ts';
import { folder } from '../folder.ts';

function held(root: string): readonly string[] {
  return readdirSync(join(root, '.loglex/lock'));
}

/** A number that no process has: that of one which is gone. */
function gonePid(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
}

/** The claim of a process that is not this one. */
function claim(root: string, host: string, pid: number, start: string): string {
  const name = `${host}~${pid}~${start}~aabbccddeeff`;
  writeFileSync(join(root, '.loglex/lock', name), '');
  return name;
}

const HOST = hostname().replace(/[^\w.-]/g, '_');

describe('the lock', () => {
  it('is had by one at a time', async () => {
    const root = folder({});
    const first = await takeLock(root, 0);
    const second = await takeLock(root, 0);
    expect(second).toMatchObject({ refused: expect.stringContaining(`process ${process.pid}`) });
    if ('release' in first) first.release();
    expect(held(root)).toEqual([]);
    expect(await takeLock(root, 0)).toHaveProperty('release');
  });

  it('is waited for', async () => {
    const root = folder({});
    const first = await takeLock(root, 0);
    setTimeout(() => 'release' in first && first.release(), 60);
    expect(await takeLock(root, 2_000)).toHaveProperty('release');
  });

  it('is had by one of many that want it at once, again and again', async () => {
    const root = folder({});
    let inside = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 12 }, () =>
        withLock(
          root,
          async () => {
            most = Math.max(most, ++inside);
            await new Promise((resolve) => setTimeout(resolve, 3));
            inside--;
            return 'done';
          },
          20_000,
        ),
      ),
    );
    expect(most).toBe(1);
    expect(results).toEqual(Array.from({ length: 12 }, () => 'done'));
  });

  it('is given back when the work fails', async () => {
    const root = folder({});
    await expect(withLock(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(held(root)).toEqual([]);
  });

  it('is taken from a process that is gone, or whose number another one has by now', async () => {
    const root = folder({ '.loglex/lock/': '' });
    claim(root, HOST, gonePid(), 'x');
    expect(await takeLock(root, 0)).toHaveProperty('release');
    const other = folder({ '.loglex/lock/': '' });
    claim(other, HOST, process.pid, '1-00000000');
    const isKnown = startOf(process.pid) !== '';
    expect(await takeLock(other, 0)).toHaveProperty(isKnown ? 'release' : 'refused');
  });

  it('is not taken from another machine: the message says which file to delete', async () => {
    const root = folder({ '.loglex/lock/': '' });
    const name = claim(root, 'elsewhere', 1, 'x');
    const refused = await takeLock(root, 0);
    expect(refused).toMatchObject({ refused: expect.stringContaining(`.loglex/lock/${name}`) });
  });

  it('is taken from a process that was killed while it had it', async () => {
    const root = folder({ '.loglex/lock/': '' });
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    claim(root, HOST, child.pid!, startOf(child.pid!) ?? '');
    expect(await takeLock(root, 0)).toHaveProperty('refused');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await takeLock(root, 0)).toHaveProperty('release');
  });
});

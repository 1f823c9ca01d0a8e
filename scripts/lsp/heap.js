// @ts-check
/** How much of a server's heap is in use once the garbage is gone. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PROBE = fileURLToPath(new URL('./heap-probe.cjs', import.meta.url));

/** What a server of Node is started with so that it can be asked. */
export function probed() {
  const file = join(tmpdir(), `loglex-heap-${process.pid}-${Math.random().toString(36).slice(2)}`);
  return { args: ['--expose-gc', '--require', PROBE], env: { LOGLEX_HEAP: file }, file };
}

/**
 * In MB: V8's heap, what it holds outside, and all that is resident.
 * @param {import('./server.js').Server} server started as `probed` says
 * @param {string} file
 * @returns {Promise<{ readonly heap: number, readonly external: number, readonly resident: number }>}
 */
export async function heapOf(server, file) {
  rmSync(file, { force: true });
  server.process.kill('SIGUSR2');
  for (let waited = 0; !existsSync(file); waited += 10) {
    if (waited > 30_000) throw new Error('The server did not tell of its heap.');
    await setTimeout(10);
  }
  const { heapUsed, external, rss } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file, { force: true });
  return { heap: heapUsed / 2 ** 20, external: external / 2 ** 20, resident: rss / 2 ** 20 };
}

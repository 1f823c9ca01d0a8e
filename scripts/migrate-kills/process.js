// @ts-check
/** Starts a run of `run.js`, lets it go, kills it, and hears what it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const cache = new URL('../../node_modules/.cache/loglex/', import.meta.url);
const RUN = fileURLToPath(new URL('migrate-kills-run.mjs', cache));

/** Bundles what the processes run: most of their time would go into loading it. Once, before the first of them. */
export function bundleRun() {
  buildSync({
    entryPoints: [fileURLToPath(new URL('run.js', import.meta.url))],
    outfile: RUN,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['oxc-parser'],
    // Some of what is bundled is CommonJS.
    banner: {
      js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url);`,
    },
  });
}

/**
 * A process that has loaded its code and waits.
 * @param {readonly string[]} args
 * @param {number} [killAt] the operation on files at which it kills itself
 */
export async function startRun(args, killAt) {
  const child = spawn(process.execPath, [RUN, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LOGLEX_KILL_AT: killAt === undefined ? '' : String(killAt) },
  });
  let out = '';
  let err = '';
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  child.stdout.on('data', (piece) => {
    out += piece;
    for (const [word, go] of waiting) if (out.includes(`${word}\n`)) go();
  });
  child.stderr.on('data', (piece) => (err += piece));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close');
  const heard = (/** @type {string} */ word) =>
    Promise.race([
      new Promise((resolve) => {
        waiting.set(word, () => resolve(true));
        if (out.includes(`${word}\n`)) resolve(true);
      }),
      ended,
    ]);
  await heard('ready');
  return {
    go: () => child.stdin.write('go\n'),
    /** Resolves when it has said so, or has ended. */
    heard,
    kill: () => child.kill('SIGKILL'),
    /** The last thing it said; `undefined` where it was killed before. Rejects where it failed of itself. */
    async ended() {
      const [code, signal] = /** @type {[number | null, string | null]} */ (await ended);
      if (signal === null && code !== 0) throw new Error(err);
      const last = out.trimEnd().split('\n').at(-1) ?? '';
      return signal === null ? JSON.parse(last) : undefined;
    },
  };
}

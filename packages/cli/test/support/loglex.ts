/** Runs the built program as a user does: a process of its own, judged by what it prints and how it ends. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const BINARY = fileURLToPath(new URL('../../dist/loglex.js', import.meta.url));

if (!existsSync(BINARY)) throw new Error('The program is not built: npm run bundle');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** The user to be, where the tests run as root. */
  readonly uid?: number;
}

/** Variables of whoever runs the tests that would change what is printed. */
const DECIDES_OUTPUT = new Set([
  'NO_COLOR',
  'FORCE_COLOR',
  'LOGLEX_DEBUG',
  'CI',
  'GITHUB_WORKSPACE',
  'CI_PROJECT_DIR',
]);

/** `loglex …args` in the folder `cwd`, with neither terminal nor colour unless `env` asks. */
export function loglex(cwd: string, args: readonly string[], options: RunOptions = {}): Outcome {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [BINARY, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...quietEnvironment(), ...options.env },
    input: options.input ?? '',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 25_000,
    ...(options.uid !== undefined && { uid: options.uid }),
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** The same, with Ctrl-C as soon as `isTime`, which is looked at all the while. */
export async function interrupted(
  cwd: string,
  args: readonly string[],
  isTime: () => boolean,
): Promise<Outcome> {
  const child = spawn(process.execPath, [BINARY, ...args], { cwd, env: quietEnvironment() });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (child.exitCode === null && !isTime()) await setTimeout(1);
  child.kill('SIGINT');
  return { code: await ended, ...said };
}

/** The environment of the tests without what would change what is printed. */
export function quietEnvironment(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !DECIDES_OUTPUT.has(name)),
  );
}

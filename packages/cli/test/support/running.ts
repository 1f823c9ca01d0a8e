/** Runs the built program while the test goes on: for commands that do not end by themselves. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { BINARY, type Outcome, quietEnvironment } from './loglex.ts';

export interface Running {
  /** Waits until the text has appeared on stdout or stderr; fails where it does not. */
  see(text: string): Promise<void>;
  /** What stdout has so far. */
  stdout(): string;
  stderr(): string;
  /** What comes on stdin. */
  type(text: string): void;
  /** Sends the signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Outcome>;
}

const MOST_MS = 15_000;

export function running(cwd: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [BINARY, ...args], { cwd, env: quietEnvironment() });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    async see(text) {
      const until = Date.now() + MOST_MS;
      while (!said.stdout.includes(text) && !said.stderr.includes(text)) {
        if (Date.now() > until || child.exitCode !== null) {
          throw new Error(`"${text}" never appeared:\n${said.stdout}\n${said.stderr}`);
        }
        await setTimeout(10);
      }
    },
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    type: (text) => void child.stdin.write(text),
    async end(signal = 'SIGINT') {
      child.kill(signal);
      return { code: await ended, ...said };
    },
  };
}

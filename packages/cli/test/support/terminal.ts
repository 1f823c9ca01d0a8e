/** Runs the built program at a terminal, and types: a real one, by Python's `pty`. Without python3 the test fails. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { BINARY, quietEnvironment } from './loglex.ts';

const SESSION = fileURLToPath(new URL('terminal-session.py', import.meta.url));

/** Types `type`, or sends a signal, once `see` has appeared since the step before. */
export type TerminalStep =
  | { readonly see: string; readonly type: string }
  | { readonly see: string; readonly signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGKILL' };

export interface TerminalOutcome {
  /** Minus the number of the signal that ended it. */
  readonly code: number;
  /** All that it wrote, as it came. */
  readonly raw: string;
  /** The same without what moves the cursor and paints. */
  readonly text: string;
}

export interface TerminalOptions {
  readonly rows?: number;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** `loglex …args` in `cwd`. Throws where a step waits in vain. */
export function atTerminal(
  cwd: string,
  args: readonly string[],
  steps: readonly TerminalStep[],
  { rows = 40, columns = 100, env = {} }: TerminalOptions = {},
): TerminalOutcome {
  const session = {
    args: [process.execPath, BINARY, ...args],
    env: { ...quietEnvironment(), TERM: 'xterm-256color', ...env },
    cwd,
    rows,
    columns,
    steps,
    seconds: 20,
  };
  const { stdout, stderr, error } = spawnSync('python3', [SESSION], {
    input: JSON.stringify(session),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (stdout === '') throw new Error(stderr);
  const { output, missed, code } = JSON.parse(stdout) as {
    output: string;
    missed: string | null;
    code: number;
  };
  const text = stripVTControlCharacters(output).replaceAll('\r', '');
  if (missed !== null) throw new Error(`"${missed}" never appeared:\n${text}`);
  return { code, raw: output, text };
}

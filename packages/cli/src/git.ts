/** Runs git, and says in words what it lacks. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from './command-error.ts';

const run = promisify(execFile);

/** Enough for the names of a million files. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * What `git` prints. Rejects as `execFile` does where git says no.
 * @param what needs git: `--changed-since`, `loglex catalog diff`.
 */
export async function git(cwd: string, args: readonly string[], what: string): Promise<string> {
  try {
    const { stdout } = await run('git', ['-c', 'core.quotePath=false', ...args], {
      cwd,
      maxBuffer: MAX_BYTES,
    });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') throw new CommandError(`${what} needs git, which was not found.`);
    if (stderr?.includes('not a git repository')) {
      throw new CommandError(`${what} needs a git repository, and this folder is in none.`);
    }
    throw error;
  }
}

/** The commit that `ref` names. */
export async function commitOf(cwd: string, ref: string, what: string): Promise<string> {
  if (ref.startsWith('-')) throw new CommandError(`${what} wants a git ref, not ${ref}.`);
  const args = ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`];
  const commit = await git(cwd, args, what).catch((error: unknown) => {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      `git knows no commit ${ref}. In CI a shallow clone may lack it: fetch it first (fetch-depth: 0).`,
    );
  });
  return commit.trim();
}

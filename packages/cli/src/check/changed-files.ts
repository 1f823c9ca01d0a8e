/** What git says has changed: the files whose findings a change is answerable for. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandError } from '../command-error.ts';

const run = promisify(execFile);

/** Enough for the names of a million files. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Files below `folder` that differ from the point where the current branch left `ref`, committed or not,
 * and untracked ones; POSIX paths from `folder`. Deleted files are not among them.
 */
export async function changedFiles(folder: string, ref: string): Promise<Set<string>> {
  if (ref.startsWith('-')) throw new CommandError(`--changed-since wants a git ref, not ${ref}.`);
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch(
    (error: unknown) => {
      if (error instanceof CommandError) throw error;
      throw new CommandError(
        `git knows no commit ${ref}. In CI a shallow clone may lack it: fetch it first (fetch-depth: 0).`,
      );
    },
  );
  // Without a common ancestor (unrelated history, shallow clone) the ref itself is compared with.
  const base = await git(folder, ['merge-base', commit.trim(), 'HEAD']).catch(() => commit);
  const [changed, untracked] = await Promise.all([
    git(folder, [
      'diff',
      '--name-only',
      '-z',
      '--relative',
      '--diff-filter=d',
      base.trim(),
      '--',
      '.',
    ]),
    git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ]);
  return new Set(`${changed}${untracked}`.split('\0').filter(Boolean));
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run('git', ['-c', 'core.quotePath=false', ...args], {
      cwd,
      maxBuffer: MAX_BYTES,
    });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT')
      throw new CommandError('--changed-since needs git, which was not found.');
    if (stderr?.includes('not a git repository')) {
      throw new CommandError('--changed-since needs a git repository, and this folder is in none.');
    }
    throw error;
  }
}

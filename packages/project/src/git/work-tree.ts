/** What git knows of a project's files: which are its own, which differ from the last commit; and a commit of some of them. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GitRun, runGit } from './git.ts';

export interface WorkTree {
  /** Files under version control; POSIX paths from the root. */
  readonly tracked: ReadonlySet<string>;
  /** Those of them that differ from the last commit, staged or not, and files that nobody has added yet. */
  readonly dirty: readonly string[];
}

/**
 * The work tree below `root`; `undefined` where it is in no repository, or why git does not tell. Of files that git does
 * not know, only `files` (from the root) are looked at: to list all takes long.
 */
export async function readWorkTree(
  root: string,
  files: readonly string[],
): Promise<WorkTree | undefined | { readonly refused: string }> {
  if (!isInRepository(root)) return undefined;
  const prefix = await runGit(root, ['rev-parse', '--show-prefix']);
  const tracked = await runGit(root, ['ls-files', '-z']);
  const status = await runGit(root, [
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=no',
    '--',
    '.',
  ]);
  for (const run of [prefix, tracked, status]) if (run.failed !== undefined) return refused(run);
  const below = outputOf(prefix).trimEnd().length;
  const known = new Set(entries(tracked));
  return {
    tracked: known,
    dirty: [
      // `XY path`, the path from the top of the repository.
      ...entries(status).map((entry) => entry.slice(3 + below)),
      ...(await notIgnored(
        root,
        files.filter((file) => !known.has(file)),
      )),
    ],
  };
}

async function notIgnored(root: string, files: readonly string[]): Promise<readonly string[]> {
  if (files.length === 0) return files;
  // It fails where none of them is ignored.
  const run = await runGit(root, ['check-ignore', '-z', '--stdin'], files.join('\0'));
  const ignored = new Set(entries(run));
  return files.filter((file) => !ignored.has(file));
}

/** Commits what these files hold now and nothing else. The name of the commit, or why there is none. */
export async function commitFiles(
  root: string,
  files: readonly string[],
  message: string,
): Promise<{ readonly commit: string } | { readonly refused: string }> {
  const list = files.join('\0');
  const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  const added = await runGit(root, ['add', ...fromInput], list);
  if (added.failed !== undefined) return refused(added);
  const done = await runGit(root, ['commit', '--quiet', '-m', message, ...fromInput], list);
  if (done.failed !== undefined) return refused(done);
  const head = await runGit(root, ['rev-parse', 'HEAD']);
  return head.failed === undefined ? { commit: head.stdout.trim() } : refused(head);
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}

function entries(run: GitRun): readonly string[] {
  return outputOf(run)
    .split('\0')
    .filter((entry) => entry !== '');
}

function outputOf(run: GitRun): string {
  return run.failed === undefined ? run.stdout : '';
}

function refused(run: GitRun): { readonly refused: string } {
  return { refused: run.failed === undefined ? '' : `git: ${run.message}` };
}

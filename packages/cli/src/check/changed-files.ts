/** What git says has changed: the files whose findings a change is answerable for. */
import { commitOf, git } from '../git.ts';

const WHAT = '--changed-since';

/**
 * Files below `folder` that differ from the point where the current branch left `ref`, committed or not,
 * and untracked ones; POSIX paths from `folder`. Deleted files are not among them.
 */
export async function changedFiles(folder: string, ref: string): Promise<Set<string>> {
  const commit = await commitOf(folder, ref, WHAT);
  // Without a common ancestor (unrelated history, shallow clone) the ref itself is compared with.
  const base = await git(folder, ['merge-base', commit, 'HEAD'], WHAT).catch(() => commit);
  const [changed, untracked] = await Promise.all([
    git(
      folder,
      ['diff', '--name-only', '-z', '--relative', '--diff-filter=d', base.trim(), '--', '.'],
      WHAT,
    ),
    git(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'], WHAT),
  ]);
  return new Set(`${changed}${untracked}`.split('\0').filter(Boolean));
}

/** Which files paths stand for, whether or not Loglex reads them as sources: catalog files are none. */
import { pathMatcher } from '@loglex/engine';
import { pathFromRoot } from './root.ts';

/**
 * Tells of POSIX paths from `root` whether `paths` (files, folders and globs, from `cwd`) name them or a folder around
 * them. Names only: nothing is looked up on disk.
 */
export function coverOf(
  root: string,
  cwd: string,
  paths: readonly string[],
): (file: string) => boolean {
  const named = paths.flatMap((path) => pathFromRoot(root, cwd, path) ?? []);
  const matches = pathMatcher(named.filter((path) => path !== ''));
  return (file) =>
    matches(file) ||
    named.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
}

/** Paths and the root: what is inside, and how an inside path is spelled. */
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Whether the absolute `path` is `root` or lies below it. Compares names; resolve links before. */
export function isInside(root: string, path: string): boolean {
  return leadsInside(relative(root, path));
}

/** The POSIX path from `root` of a path given from `cwd`; `undefined` where it leads outside. */
export function pathFromRoot(root: string, cwd: string, path: string): string | undefined {
  const way = relative(root, resolve(cwd, path));
  return leadsInside(way) ? toPosix(way) : undefined;
}

/** As `pathFromRoot`, of a path that is absolute and without detours, as those that a linter hands over are. */
export function plainPathFromRoot(root: string, path: string): string | undefined {
  const isBelow = path.startsWith(root) && path[root.length] === sep;
  return isBelow ? toPosix(path.slice(root.length + 1)) : pathFromRoot(root, root, path);
}

function leadsInside(way: string): boolean {
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

export function toPosix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Paths and the root: what is inside, and how an inside path is spelled. */
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Whether the absolute `path` is `root` or lies below it. Compares names; resolve links before. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The POSIX path from `root` of a path given from `cwd`; `undefined` where it leads outside. */
export function pathFromRoot(root: string, cwd: string, path: string): string | undefined {
  const absolute = resolve(cwd, path);
  return isInside(root, absolute) ? toPosix(relative(root, absolute)) : undefined;
}

export function toPosix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

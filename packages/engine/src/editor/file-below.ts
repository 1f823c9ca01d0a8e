/** Paths that somebody has written into a catalog or settings, as far as they name one file of the project. */
import { isAbsolute, join } from '../text/posix-path.ts';

/** From the root; `undefined` for what leads out of it, a glob, an address of any kind. */
export function fileBelow(folder: string, path: string): string | undefined {
  if (path === '' || isAbsolute(path) || /[*?[\]{}!:\\\p{Cc}]/u.test(path)) return undefined;
  const file = join(folder, path);
  return file === '' || file === '..' || file.startsWith('../') ? undefined : file;
}

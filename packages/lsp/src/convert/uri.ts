/** URIs of the protocol and paths of the disk. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The absolute path that a URI names; `undefined` where it is of another scheme, or no URI at all. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // A host, or an escape that is none.
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** The path with symbolic links on the way resolved; the file itself need not exist. */
export function realPathOf(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

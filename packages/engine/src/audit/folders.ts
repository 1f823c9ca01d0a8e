/**
 * Components where no catalog names any: the folders that the log calls stand in, cut so that no part
 * holds most of them and none is too small to be worth a name.
 */
import { basename, dirname } from '../text/posix-path.ts';

/** A part of the source tree. `deep: false` holds the files right in `dir` and none below. */
export interface Folder {
  /** POSIX path without slashes at its ends; empty for the root. */
  readonly dir: string;
  readonly deep: boolean;
  readonly calls: number;
}

/** A part that holds more than this share of the calls is cut into its subfolders. */
const LARGEST_SHARE = 0.3;
const MOST_FOLDERS = 24;

/** Cut whatever their share is. */
const CONTAINERS = new Set([
  'apps',
  'dist',
  'lib',
  'libs',
  'packages',
  'source',
  'sources',
  'src',
  'workspaces',
]);

/** The folders of `calls` (log calls by file), most calls first. Their union holds every file. */
export function foldersOf(calls: ReadonlyMap<string, number>): readonly Folder[] {
  const total = [...calls.values()].reduce((sum, count) => sum + count, 0);
  let folders = total === 0 ? [] : [folder('', true, calls)];
  for (;;) {
    const cut = folders.find(
      (candidate) =>
        candidate.deep &&
        (isContainer(candidate.dir) ||
          (candidate.calls > total * LARGEST_SHARE && folders.length < MOST_FOLDERS)) &&
        subfolders(candidate.dir, calls).length > 0,
    );
    if (cut === undefined) break;
    folders = [
      ...folders.filter((other) => other !== cut),
      folder(cut.dir, false, calls),
      ...subfolders(cut.dir, calls).map((dir) => folder(dir, true, calls)),
    ].filter(({ calls: count }) => count > 0);
  }
  return folders.sort((a, b) => b.calls - a.calls || (a.dir < b.dir ? -1 : 1));
}

/** Whether `file` belongs to `folder`. */
export function holds({ dir, deep }: Pick<Folder, 'dir' | 'deep'>, file: string): boolean {
  if (!deep) return dirname(file) === dir;
  return dir === '' || file.startsWith(`${dir}/`);
}

/** How a folder is shown: `src/db/`, `src/*` for files right in it, `./` for the whole root. */
export function folderLabel({ dir, deep }: Folder): string {
  const path = dir === '' ? '.' : dir;
  return deep ? `${path}/` : `${path}/*`;
}

function folder(dir: string, deep: boolean, calls: ReadonlyMap<string, number>): Folder {
  let count = 0;
  for (const [file, of] of calls) if (holds({ dir, deep }, file)) count += of;
  return { dir, deep, calls: count };
}

function subfolders(dir: string, calls: ReadonlyMap<string, number>): readonly string[] {
  const prefix = dir === '' ? '' : `${dir}/`;
  const found = new Set<string>();
  for (const file of calls.keys()) {
    const slash = file.startsWith(prefix) ? file.indexOf('/', prefix.length) : -1;
    if (slash >= 0) found.add(file.slice(0, slash));
  }
  return [...found];
}

/** Whether the last segment of `dir` says where code stands, not what it is about: `src`, `packages`. */
export function isContainer(dir: string): boolean {
  return dir === '' || CONTAINERS.has(basename(dir));
}

/** What changes on disk below a live project: told by whoever watches it, or found out by a look. */
import { join } from 'node:path';
import { posixPath } from '@loglex/engine';
import type { FileStamp } from '../facts/source-reader.ts';
import { languageOf } from '../files/language.ts';
import { selectFiles } from '../select.ts';
import { isSettingsFile } from '../settings/discover.ts';
import { isSameFile, stampOf } from './file-stamp.ts';
import type { LiveScopes } from './live-scopes.ts';

const { basename } = posixPath;

/** What a look at the disk brought. */
export interface DiskChange {
  /** Whether an answer may be another one now. */
  readonly changed: boolean;
  /** Whether so much changed that the index has to be filled again. */
  readonly refill: boolean;
}

export interface LiveDisk {
  /** These files were made, changed or deleted on disk. */
  changedOnDisk(files: readonly string[]): DiskChange;
  /** Finds out by itself what changed on disk, by names, sizes and times. */
  look(): DiskChange;
}

export interface LiveDiskOptions {
  /** Absolute path. */
  readonly root: string;
  readonly scopes: LiveScopes;
  /** Files as they were when they were read. */
  readonly stamps: ReadonlyMap<string, FileStamp>;
  readonly readFromDisk: (file: string) => void;
  /** Reads settings and catalogs anew. Whether facts may be others by the settings as they are now. */
  readonly reload: () => boolean;
}

/** More changed files than this are read in the background. */
const READ_AT_ONCE = 100;

export function createLiveDisk(options: LiveDiskOptions): LiveDisk {
  const { root, scopes, stamps, readFromDisk, reload } = options;

  function changedOnDisk(files: readonly string[]): DiskChange {
    const isMany = files.length > READ_AT_ONCE;
    const ignores = files.some((file) => basename(file) === '.gitignore');
    if (ignores) scopes.forgetGates();
    // A settings file that was not there before governs files that another one did.
    const settings = files.filter((file) => isSettingsFile(basename(file)));
    const isNew = settings.some((file) => !scopes.readsSettings(file));
    const reopen = isMany || settings.length > 0 || files.some(scopes.readsCatalog);
    const isOther = reopen && reload();
    if (isMany || ignores || isNew || isOther) return { changed: true, refill: true };
    let changed = reopen;
    for (const file of files) {
      if (languageOf(file) === undefined && !stamps.has(file)) {
        changed = forgetBelow(file) || changed;
      } else {
        readFromDisk(file);
        changed = true;
      }
    }
    return { changed, refill: false };
  }

  /** A folder that is gone takes its files along. */
  function forgetBelow(folder: string): boolean {
    if (stampOf(join(root, folder)) !== undefined) return false;
    const gone = [...stamps.keys()].filter((file) => file.startsWith(`${folder}/`));
    for (const file of gone) readFromDisk(file);
    return gone.length > 0;
  }

  function look(): DiskChange {
    const isStale = scopes.isStale();
    if (isStale && reload()) return { changed: true, refill: true };
    const known = scopes.now.opened().length;
    const { files } = selectFiles(scopes.now, root);
    if (scopes.now.opened().length !== known) {
      reload();
      return { changed: true, refill: true };
    }
    const present = new Set(files.map(({ file }) => file));
    const changed = [
      ...[...present].filter((file) => !isSameFile(stamps.get(file), stampOf(join(root, file)))),
      ...[...stamps.keys()].filter((file) => !present.has(file)),
    ];
    if (changed.length > READ_AT_ONCE) return { changed: true, refill: true };
    for (const file of changed) readFromDisk(file);
    return { changed: isStale || changed.length > 0, refill: false };
  }

  return { changedOnDisk, look };
}

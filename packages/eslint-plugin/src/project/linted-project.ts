/** The project of a linted file, found from the file upwards: in a monorepo each package may have one of its own. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checks } from '@loglex/engine';
import {
  cachedParser,
  createScope,
  loadSettings,
  type ParseCatalog,
  type Scope,
  scopeStamp,
  settingsFileIn,
} from '@loglex/project';
import { rechecked } from './recheck.ts';

export interface LintedProject {
  /** Absolute path of the root, from which the engine's paths start. */
  readonly root: string;
  /** Absolute path of the settings file that governs. */
  readonly settingsFile: string;
  /** Reads the catalog at first use. */
  readonly scope: Scope;
}

/** The project that governs the files of this absolute folder; `undefined` where no settings file does. */
export function projectOf(folder: string): LintedProject | undefined {
  const settingsFile = settingsFileOf(folder);
  return settingsFile === undefined ? undefined : projectAt(settingsFile);
}

/** The project of the settings file at this absolute path: the same object until one of its files changes. */
export function projectAt(settingsFile: string): LintedProject {
  return opened(settingsFile).project;
}

interface Opened {
  readonly project: LintedProject;
  /** Asked again, it says whether something changed. */
  readonly stamp: () => string;
  readonly openedAt: string;
}

/** What `findSettingsFile` says, each folder asked once for all that lie below it. */
const settingsFileOf = rechecked((folder: string): string | undefined => {
  const name = settingsFileIn(folder);
  if (name !== undefined) return join(folder, name);
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, '.git')) ? undefined : settingsFileOf(parent);
});
const opened = rechecked(openOrKeep);

function openOrKeep(settingsFile: string, last?: Opened): Opened {
  if (last !== undefined && last.stamp() === last.openedAt) return last;
  const loaded = loadSettings(settingsFile, checks);
  const stamp = () => scopeStamp(loaded);
  // Before the catalog is read: what changes in between is then read once more, and not missed.
  const openedAt = stamp();
  const scope = createScope('', loaded, parserFor(loaded.root, settingsFile));
  const project = { root: loaded.root, settingsFile, scope };
  return { project, stamp, openedAt };
}

/**
 * A large catalog takes as long as many files: what was read is kept beside installed packages, and nowhere else. The
 * packages of a monorepo have one place for it, and a file each.
 */
function parserFor(root: string, settingsFile: string): ParseCatalog | undefined {
  if (!existsSync(join(root, 'node_modules'))) return undefined;
  const id = createHash('sha1').update(settingsFile).digest('hex').slice(0, 8);
  return cachedParser(root, `eslint-catalog-${id}`);
}

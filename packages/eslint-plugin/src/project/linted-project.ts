/** The project of a linted file, found from the file upwards: in a monorepo each package may have one of its own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '@loglex/engine';
import {
  cachedReader,
  createScope,
  type DocumentReader,
  findSettingsFile,
  loadSettings,
  type Scope,
  scopeStamp,
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

const settingsFileOf = rechecked(findSettingsFile);
const opened = rechecked(openOrKeep);

function openOrKeep(settingsFile: string, last?: Opened): Opened {
  if (last !== undefined && last.stamp() === last.openedAt) return last;
  const loaded = loadSettings(settingsFile, checks);
  const stamp = () => scopeStamp(loaded);
  // Before the catalog is read: what changes in between is then read once more, and not missed.
  const openedAt = stamp();
  const scope = createScope('', loaded, readerFor(loaded.root));
  const project = { root: loaded.root, settingsFile, scope };
  return { project, stamp, openedAt };
}

/** A large catalog takes as long as many files: what was read is kept beside installed packages, and nowhere else. */
function readerFor(root: string): DocumentReader | undefined {
  return existsSync(join(root, 'node_modules')) ? cachedReader(root) : undefined;
}

/**
 * The project of a linted file: found from the file upwards, and kept while its files say the same.
 * An editor keeps one process for hours, so what was read is read again now and then.
 */
import { isDeepStrictEqual } from 'node:util';
import { checks } from '@loglex/engine';
import { createScope, findSettingsFile, loadSettings, type Scope } from '@loglex/project';

export interface LintedProject {
  /** Absolute path of the root, from which the engine's paths start. */
  readonly root: string;
  readonly scope: Scope;
}

/** The project that governs the files of this absolute folder; `undefined` where no settings file does. */
export function projectOf(folder: string): LintedProject | undefined {
  const settingsFile = settingsFileOf(folder);
  return settingsFile === undefined ? undefined : project(settingsFile);
}

/** What was read is trusted this long unseen: long for a run, short for a person who edits. */
const TRUSTED_MS = 1_000;

const settingsFileOf = trusted(findSettingsFile);
const project = trusted(openProject);

/** The same object as `last` where nothing changed, so that all that was derived from it stays. */
function openProject(settingsFile: string, last?: LintedProject): LintedProject {
  const loaded = loadSettings(settingsFile, checks);
  const scope = createScope('', loaded);
  const same =
    last !== undefined &&
    isDeepStrictEqual(last.scope.settings, scope.settings) &&
    isDeepStrictEqual(last.scope.catalogTexts, scope.catalogTexts);
  return same ? last : { root: loaded.root, scope };
}

/** `read`, but for each key only once in a while. */
function trusted<Value>(read: (key: string, last?: Value) => Value): (key: string) => Value {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  return (key) => {
    const last = kept.get(key);
    const now = Date.now();
    if (last !== undefined && now < last.until) return last.value;
    const value = read(key, last?.value);
    kept.set(key, { value, until: now + TRUSTED_MS });
    return value;
  };
}

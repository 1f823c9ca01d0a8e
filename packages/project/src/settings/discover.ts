/** Finds the settings file that governs a folder. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMES = ['loglex.yaml', 'loglex.yml', 'loglex.json'] as const;

/** Whether a file name is one by which settings are found. */
export function isSettingsFile(name: string): boolean {
  return name.startsWith('loglex.') && (NAMES as readonly string[]).includes(name);
}

/**
 * The nearest settings file at or above `folder` (absolute), not above the top of its repository.
 * @returns its absolute path, or `undefined` where there is none.
 */
export function findSettingsFile(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const name = settingsFileIn(at);
    if (name !== undefined) return join(at, name);
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}

/** The name of the settings file in a folder (absolute), or `undefined` where there is none. */
export function settingsFileIn(folder: string): string | undefined {
  return NAMES.find(
    (name) => statSync(join(folder, name), { throwIfNoEntry: false }) !== undefined,
  );
}

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
    const path = settingsFileIn(at);
    if (path !== undefined) return path;
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
  }
}

function settingsFileIn(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find(
    (path) => statSync(path, { throwIfNoEntry: false }) !== undefined,
  );
}

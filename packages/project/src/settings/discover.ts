/** Finds the settings file that governs a folder. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

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
  return NAMES.find((name) => existsSync(`${folder}${sep}${name}`));
}

/** The settings files below `folder` (absolute), sorted; packages that were installed and hidden folders have none. */
export function findSettingsFilesBelow(folder: string): string[] {
  const found: string[] = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of entriesOf(at)) {
      if (!entry.isDirectory()) {
        if (isSettingsFile(entry.name)) found.push(join(at, entry.name));
      } else if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
        folders.push(join(at, entry.name));
      }
    }
  }
  return found.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // Nobody may look into it: whoever reads files from it will say so.
  }
}

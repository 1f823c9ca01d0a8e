/** Puts the drafted files on disk, and refuses to where something is in their way. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DraftFile } from '@loglex/engine';
import { CommandError } from '../command-error.ts';

/** Other names of a settings file: one more would leave it open which of them counts. */
const OTHER_SETTINGS = ['loglex.yml', 'loglex.json'];

/** Throws where files are there already; with `force` only for those that writing would not replace. */
export function refuseToOverwrite(root: string, files: readonly DraftFile[], force: boolean): void {
  const ours = new Set(files.map(({ path }) => path));
  const folders = new Set(files.map(({ path }) => dirname(path)).filter((dir) => dir !== '.'));
  const strangers = [
    ...OTHER_SETTINGS.filter((path) => exists(root, path)),
    ...[...folders].flatMap((folder) => catalogFilesIn(root, folder)),
  ].filter((path) => !ours.has(path));
  if (strangers.length > 0) {
    throw new CommandError(
      `There is ${listed(strangers)}, which the new files would contradict. ` +
        'Move it away, or choose another folder with --dir.',
    );
  }
  const there = [...ours].filter((path) => exists(root, path));
  if (there.length > 0 && !force) {
    throw new CommandError(
      `There is ${listed(there)} already, and nothing was written. ` +
        '--dry-run shows what would be written, --force overwrites.',
    );
  }
}

/** Writes `files` below `root`. Without `force` a file that has appeared meanwhile is not touched. */
export function writeFiles(root: string, files: readonly DraftFile[], force: boolean): void {
  for (const { path, text } of files) {
    try {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, { flag: force ? 'w' : 'wx' });
    } catch (error) {
      throw new CommandError(`${path} could not be written: ${(error as Error).message}.`);
    }
  }
}

function exists(root: string, path: string): boolean {
  return statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

function catalogFilesIn(root: string, folder: string): readonly string[] {
  if (!exists(root, folder)) return [];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
}

const SHOWN = 3;

function listed(paths: readonly string[]): string {
  const more = paths.length - SHOWN;
  return paths.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

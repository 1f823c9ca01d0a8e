/** Puts the drafted files on disk, and refuses to where something is in their way. */
import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { DraftFile } from '@loglex/engine';
import { CommandError } from '../command-error.ts';

/** Other names of a settings file: one more would leave it open which of them counts. */
const OTHER_SETTINGS = ['loglex.yml', 'loglex.json'];

/**
 * Throws where a file of `files` is there already, unless `force`, and where one of another name would
 * contradict them: a further settings file, a stranger in the folder of the catalog.
 */
export function refuseToOverwrite(root: string, files: readonly DraftFile[], force: boolean): void {
  const ours = new Set(files.map(({ path }) => path));
  const folders = new Set(files.map(({ path }) => dirname(path)));
  const strangers = [
    ...OTHER_SETTINGS.filter((path) => exists(root, path)),
    ...[...folders].filter((folder) => folder !== '.').flatMap((folder) => yamlIn(root, folder)),
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

/**
 * Writes `files` below `root`. Without `force` a file that has appeared meanwhile is not touched; with it
 * a link is replaced, not written through.
 */
export function writeFiles(root: string, files: readonly DraftFile[], force: boolean): void {
  for (const { path, text } of files) {
    const target = join(root, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      if (force) rmSync(target, { force: true });
      writeFileSync(target, text, { flag: 'wx' });
    } catch (error) {
      throw new CommandError(`${path} could not be written: ${(error as Error).message}.`);
    }
  }
}

function exists(root: string, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

/** The catalog files in `folder`, which may be missing and must not be elsewhere in truth. */
function yamlIn(root: string, folder: string): readonly string[] {
  if (!exists(root, folder)) return [];
  try {
    const way = relative(realpathSync(root), realpathSync(join(root, folder)));
    if (way.startsWith('..') || isAbsolute(way)) throw new Error('it leads out of the project');
    const names = readdirSync(join(root, folder));
    return names.filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`);
  } catch (error) {
    throw new CommandError(
      `${folder} cannot hold the catalog: ${(error as Error).message}. Choose another folder with --dir.`,
    );
  }
}

const SHOWN = 3;

function listed(paths: readonly string[]): string {
  const more = paths.length - SHOWN;
  return paths.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

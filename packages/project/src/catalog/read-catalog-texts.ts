/** Reads the catalog files that settings name. */
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogText } from '@loglex/catalog';
import type { CatalogReference } from '@loglex/engine';
import picomatch from 'picomatch';
import { readText } from '../files/read.ts';
import { isInside } from '../files/root.ts';
import { errorCode, fileSystemReason, type Problem } from '../problem.ts';

export interface CatalogTexts {
  /** In the order of the settings, each file once; those of one glob in the order of their names. */
  readonly texts: readonly CatalogText[];
  readonly problems: readonly Problem[];
}

/**
 * The texts of all files that `references` name, as far as they can be read.
 * @param root absolute path of the project's root; what leads out of it is not read.
 * @param settingsFile the file to blame for a reference that leads nowhere.
 */
export function readCatalogTexts(
  root: string,
  references: readonly CatalogReference[],
  settingsFile: string,
): CatalogTexts {
  const problems: Problem[] = [];
  const blame = (message: string) =>
    problems.push({ kind: 'settings', file: settingsFile, message });
  const files = new Set<string>();
  for (const reference of references) {
    if (reference.kind === 'code') continue;
    if (leadsOut(reference.glob)) {
      blame(
        `The catalog "${reference.glob}" lies outside the project, so it is not read. Move it inside.`,
      );
      continue;
    }
    const found = expand(root, reference.glob);
    if (found.length === 0) {
      blame(
        `No file matches the catalog "${reference.glob}". Correct it, or create the file with "loglex init".`,
      );
    }
    for (const file of found) files.add(file);
  }
  const texts: CatalogText[] = [];
  for (const file of files) {
    const read = readInside(root, file);
    if ('text' in read) texts.push({ file, text: read.text });
    else problems.push(read);
  }
  return { texts, problems };
}

/** The text of a file below `root`, which must not lead out of it. */
export function readInside(root: string, file: string): { readonly text: string } | Problem {
  const path = join(root, file);
  try {
    if (!isInside(realpathSync(root), realpathSync(path))) {
      const message =
        'It leads out of the project by a symbolic link, so it is not read. Move it inside.';
      return { kind: 'catalog', file, message };
    }
  } catch (error) {
    return { kind: 'catalog', file, message: fileSystemReason(error, 'read') };
  }
  const read = readText(path, file, 'catalog');
  return read.problem ?? { text: read.text };
}

/** Whether a path or glob of the settings points out of the project: nothing is looked for there. */
export function leadsOut(path: string): boolean {
  return /^(?:[\\/]|[a-z]:|\.\.(?:[\\/]|$))/i.test(path);
}

/** A path stands for itself, whether or not it is there; a glob for the files that match it, sorted. */
export function expand(root: string, pattern: string): readonly string[] {
  const { base, glob, negated } = picomatch.scan(pattern);
  if (glob === '' && !negated) return [pattern];
  const matches = picomatch(pattern);
  return filesBelow(root, base)
    .filter((file) => matches(file))
    .sort();
}

function filesBelow(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [path];
      return entry.name === 'node_modules' || entry.name === '.git' ? [] : filesBelow(root, path);
    });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    return [folder]; // Reading it will say what is wrong with it.
  }
}

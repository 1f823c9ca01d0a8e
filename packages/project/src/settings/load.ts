/** Reads a settings file with all that it extends, and says which root that gives the project. */
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import type { CatalogText } from '@loglex/catalog';
import {
  type Check,
  defaultSettings,
  extendsOf,
  readSettings,
  type Settings,
} from '@loglex/engine';
import { toPosix } from '../files/root.ts';
import { readText } from '../files/read.ts';
import type { Problem } from '../problem.ts';

export interface LoadedSettings {
  /** Absolute path of the folder of the outermost settings file, symbolic links resolved. */
  readonly root: string;
  /** The settings files, outermost first; POSIX paths from the root. Empty: the defaults hold. */
  readonly files: readonly string[];
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** Settings of a folder in which none are stated. */
export function withoutSettings(folder: string): LoadedSettings {
  return { root: realpathSync(folder), files: [], settings: defaultSettings, problems: [] };
}

/**
 * The settings that the file at the absolute `path` states. Whatever is wrong is a problem; what can be
 * read holds. `root`: that of the project, where it is known; else the outermost file's folder.
 */
export function loadSettings(
  path: string,
  checks: readonly Check[],
  knownRoot?: string,
): LoadedSettings {
  const chain = readChain(resolveLinks(path));
  const root = knownRoot ?? dirname(chain[0]!.path);
  const problems: Problem[] = [];
  const texts: CatalogText[] = [];
  for (const link of chain) {
    const file = toPosix(relative(root, link.path));
    const read = readText(link.path, file, 'settings');
    if (read.problem) problems.push(read.problem);
    else texts.push({ file, text: read.text });
    if (link.problem !== undefined) {
      problems.push({ kind: 'settings', file, message: link.problem });
    }
  }
  const { settings, problems: misread } = readSettings(texts, checks);
  for (const { file, range, message } of misread) {
    problems.push({ kind: 'settings', file, range, message });
  }
  return { root, files: texts.map((text) => text.file), settings, problems };
}

interface Link {
  readonly path: string;
  readonly problem?: string;
}

/** The file and those that it extends, outermost first. A chain this long is a mistake. */
const MAX_CHAIN = 16;

function readChain(path: string): readonly Link[] {
  const seen = new Set<string>();
  const chain: Link[] = [];
  for (let at: string | undefined = path; at !== undefined;) {
    seen.add(at);
    const read = readText(at, basename(at));
    const target = read.problem ? undefined : extendsOf({ file: basename(at), text: read.text });
    const next: string | undefined =
      target === undefined ? undefined : resolveLinks(resolve(dirname(at), target));
    const problem = next === undefined ? undefined : whyNotExtended(at, target!, next, seen, chain);
    chain.unshift(problem === undefined ? { path: at } : { path: at, problem });
    at = problem === undefined ? next : undefined;
  }
  return chain;
}

function whyNotExtended(
  from: string,
  target: string,
  next: string,
  seen: ReadonlySet<string>,
  chain: readonly Link[],
): string | undefined {
  if (seen.has(next) || chain.length >= MAX_CHAIN) {
    return `It extends "${target}", and that leads back to a file that was read already. Break the circle.`;
  }
  const way = relative(dirname(next), dirname(from));
  if (isAbsolute(way) || way.split(/[\\/]/)[0] === '..') {
    return `It extends "${target}", which does not lie in an outer folder. Settings build on those of a folder around them: move the shared file up.`;
  }
  return undefined;
}

/** One file, one name: two ways to it through links must not look like two files. */
function resolveLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path; // It is missing or out of reach; reading it will say so.
  }
}

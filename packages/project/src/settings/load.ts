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
  return { root: resolveLinks(folder), files: [], settings: defaultSettings, problems: [] };
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
  let at: string | undefined = path;
  while (at !== undefined) {
    seen.add(at);
    const outer = extendsFrom(at);
    const problem: string | undefined = outer && whyNotExtended(at, outer, seen);
    chain.unshift(problem === undefined ? { path: at } : { path: at, problem });
    at = problem === undefined ? outer?.path : undefined;
  }
  return chain;
}

interface Extended {
  /** As the file says it. */
  readonly stated: string;
  /** Absolute. */
  readonly path: string;
}

function extendsFrom(path: string): Extended | undefined {
  const file = basename(path);
  const { text } = readText(path, file);
  const stated = text === undefined ? undefined : extendsOf({ file, text });
  return stated === undefined
    ? undefined
    : { stated, path: resolveLinks(resolve(dirname(path), stated)) };
}

function whyNotExtended(
  from: string,
  { stated, path }: Extended,
  seen: ReadonlySet<string>,
): string | undefined {
  if (seen.has(path) || seen.size >= MAX_CHAIN) {
    return `It extends "${stated}", and that leads back to a file that was read already. Break the circle.`;
  }
  const way = relative(dirname(path), dirname(from));
  if (isAbsolute(way) || way.split(/[\\/]/)[0] === '..') {
    return `It extends "${stated}", which does not lie in an outer folder. Settings build on those of a folder around them: move the shared file up.`;
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

/**
 * Globs as settings have them, compiled once. A pattern that starts with `!` takes back what an earlier
 * one matched. Most patterns are a folder's name or a suffix: those are looked up, not matched.
 */
import { pathMatcher } from '@loglex/engine';

export interface GlobSet {
  /** Whether the last pattern that matches this POSIX path is a positive one. */
  matches(path: string): boolean;
  /** Whether everything below this folder matches, so that a walk need not enter. */
  matchesAllBelow(folder: string): boolean;
}

export function compileGlobs(patterns: readonly string[]): GlobSet {
  if (patterns.some((pattern) => pattern.startsWith('!'))) return inOrder(patterns);
  const folders = new Set<string>();
  const suffixes: string[] = [];
  const others: Matcher[] = [];
  let everything = false;
  for (const pattern of patterns) {
    const folder = /^\*\*\/([\w@.-]+)\/\*\*$/.exec(pattern)?.[1];
    const suffix = /^\*\*\/\*([\w.-]+)$/.exec(pattern)?.[1];
    if (pattern === '**' || pattern === '**/*') everything = true;
    else if (folder !== undefined) folders.add(folder);
    else if (suffix !== undefined) suffixes.push(suffix);
    else others.push(pathMatcher([pattern]));
  }
  const below = (path: string, end: number): boolean =>
    folders.size > 0 && someSegment(path, end, (segment) => folders.has(segment));
  return {
    matches: (path) =>
      everything ||
      suffixes.some((suffix) => path.endsWith(suffix)) ||
      below(path, path.lastIndexOf('/')) ||
      others.some((matches) => matches(path)),
    matchesAllBelow: (folder) =>
      everything ||
      below(folder, folder.length) ||
      others.some((matches) => matches(`${folder}/${ANY_NAME}/${ANY_NAME}`)),
  };
}

type Matcher = (path: string) => boolean;

/** A name that no pattern spells out: what matches it matches any name. */
const ANY_NAME = '\u{1F5CE}';

function inOrder(patterns: readonly string[]): GlobSet {
  const rules = patterns.map((pattern) => ({
    positive: !pattern.startsWith('!'),
    matches: pathMatcher([pattern.replace(/^!/, '')]),
  }));
  return {
    matches: (path) => rules.findLast((rule) => rule.matches(path))?.positive ?? false,
    matchesAllBelow: () => false,
  };
}

function someSegment(path: string, end: number, test: (segment: string) => boolean): boolean {
  let start = 0;
  while (start < end) {
    const slash = path.indexOf('/', start);
    const stop = slash === -1 || slash > end ? end : slash;
    if (test(path.slice(start, stop))) return true;
    start = stop + 1;
  }
  return false;
}

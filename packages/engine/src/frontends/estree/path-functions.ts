/** Functions of JavaScript that take paths, by the modules that they are imported from. */
import type { PathFunction } from '../path-text.ts';

const ALL = Number.POSITIVE_INFINITY;
const FILES: ReadonlySet<string> = new Set(['fs', 'fs/promises', 'fs-extra', 'graceful-fs']);
const PATHS: ReadonlySet<string> = new Set(['path', 'path/posix', 'path/win32', 'pathe', 'upath']);
const OF_TWO = /^(?:copyFile|cp|rename|link|symlink|copy|move)(?:Sync)?$/;
const JOIN: ReadonlySet<string> = new Set(['join', 'resolve', 'normalize', 'toNamespacedPath']);

/** What `module` exports under `name`; `undefined` for what takes no path. */
export function pathFunction(module: string, name: string): PathFunction | undefined {
  const bare = module.replace(/^node:/, '');
  if (FILES.has(bare)) return { takes: OF_TWO.test(name) ? 2 : 1, gives: false };
  if (!PATHS.has(bare)) return undefined;
  return JOIN.has(name) ? { takes: ALL, gives: true } : { takes: ALL, gives: false };
}

/** Functions that are there without an import. */
export const GLOBAL_PATH_FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map([
  // A file beside the module: `new URL('./a.json', import.meta.url)`.
  ['URL', { takes: 1, gives: true }],
  ['Bun.file', { takes: 1, gives: false }],
  ...['open', 'create', 'mkdir', 'readFile', 'readTextFile', 'remove', 'stat', 'readDir']
    .concat(['writeFile', 'writeTextFile'])
    .map((name): [string, PathFunction] => [`Deno.${name}`, { takes: 1, gives: false }]),
]);

// @ts-check
/** The commands that are measured on Python, each a process of its own. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * @param {import('./workspace.js').Workspace} workspace
 * @param {string} ruff folder of the package
 * @returns {readonly import('../bench/measure.js').Command[]}
 */
export function commands({ folder, program, everyFile, cache, allList, keptList }, ruff) {
  const node = process.execPath;
  const script = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
  const here = { cwd: folder, exits: [0] };
  const loglex = {
    cwd: folder,
    env: { XDG_CACHE_HOME: cache },
    exits: [0, 1, 2], // Some files are broken on purpose.
    before: () => {
      rmSync(cache, { recursive: true, force: true });
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    },
  };
  return [
    {
      id: 'cold',
      title: '`loglex check`, own cache empty',
      argv: [node, program, 'check'],
      ...loglex,
    },
    {
      id: 'one',
      title: '… on one thread',
      argv: [node, program, 'check', '--workers', '1'],
      ...loglex,
    },
    {
      id: 'unfiltered',
      title: '… on one thread, without the prefilter',
      argv: [node, everyFile, allList],
      ...here,
    },
    {
      id: 'ruff',
      title: 'ruff (wasm), G and LOG',
      argv: [node, script('./ruff.js'), ruff, allList],
      ...here,
    },
    {
      id: 'ruff-kept',
      title: '… on the files that our prefilter keeps',
      argv: [node, script('./ruff.js'), ruff, keptList],
      ...here,
    },
    {
      id: 'read',
      title: 'node, and reading every file',
      argv: [node, script('./read-only.js'), allList],
      ...here,
    },
  ];
}

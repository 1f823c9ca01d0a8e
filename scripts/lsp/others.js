// @ts-check
/** Language servers that people know, to be measured beside ours: installed from the registry into the cache folder of the user. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** None of them is a dependency of ours, so they stay out of the tree; exact, so that figures can be compared. */
const VERSIONS = {
  'typescript-language-server': '5.1.3',
  typescript: '6.0.3',
  'yaml-language-server': '1.25.0',
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} Other
 * @property {string} id
 * @property {string} title
 * @property {(folder: string) => import('./server.js').Command} command
 * @property {unknown} [initializationOptions]
 */

/**
 * @param {(text: string) => void} talk
 * @returns {readonly Other[]}
 */
export function otherServers(talk) {
  const modules = installed(talk);
  const bin = (/** @type {string} */ path) => join(modules, path);
  return [
    {
      id: 'oxlint',
      title: 'oxlint --lsp',
      command: (cwd) => ({
        argv: [process.execPath, join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--lsp'],
        cwd,
        answer: nothing,
      }),
    },
    {
      id: 'typescript',
      title: 'typescript-language-server',
      command: (cwd) => ({
        argv: [process.execPath, bin('typescript-language-server/lib/cli.mjs'), '--stdio'],
        cwd,
        answer: nothing,
      }),
      initializationOptions: { tsserver: { path: bin('typescript/lib') } },
    },
    {
      id: 'yaml',
      title: 'yaml-language-server',
      command: (cwd) => ({
        argv: [process.execPath, bin('yaml-language-server/bin/yaml-language-server'), '--stdio'],
        cwd,
        answer: (method, params) =>
          method === 'workspace/configuration'
            ? params.items.map((/** @type {{ section: string }} */ { section }) =>
                section === 'yaml' ? YAML : null,
              )
            : null,
      }),
    },
  ];
}

/** It has the schema of a catalog, as people give it. */
const YAML = {
  schemas: {
    [pathToFileURL(join(ROOT, 'packages/catalog/schema/catalog.schema.json')).href]:
      'log-catalog.yaml',
  },
  validate: true,
  hover: true,
  completion: true,
};

/** @param {string} method @param {any} params */
function nothing(method, params) {
  return method === 'workspace/configuration' ? params.items.map(() => null) : null;
}

/** @param {(text: string) => void} talk */
function installed(talk) {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(cache, 'loglex/bench-lsp');
  const modules = join(folder, 'node_modules');
  const manifest = JSON.stringify({ private: true, dependencies: VERSIONS });
  const names = Object.keys(VERSIONS);
  if (names.some((name) => !existsSync(join(modules, name)))) {
    talk(`installing ${names.join(', ')} to ${folder}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), manifest);
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return modules;
}

export const OTHER_VERSIONS = VERSIONS;

// @ts-check
/** A copy of a repository's sources with a catalog of its own: what both faces are run on, and may change. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

const LEFT_OUT = new Set(['node_modules', '.git', '.yarn']);

/** Sources, and what decides how they are read. */
const WANTED = /\.(?:[cm]?[jt]sx?|pyw?)$|^(?:\.gitignore|package\.json)$/;

/**
 * @param {string} repository
 * @param {string} folder that does not exist yet
 */
export function copySources(repository, folder) {
  cpSync(repository, folder, {
    recursive: true,
    filter: (path) => {
      const kind = lstatSync(path);
      if (kind.isDirectory()) return path === repository || !LEFT_OUT.has(basename(path));
      return kind.isFile() && WANTED.test(basename(path));
    },
  });
}

/**
 * Lets `loglex init` write settings and a catalog of all that is logged, and makes what fixes import: so each message is
 * that of a constant, and many calls have a safe fix.
 * @param {string} program
 * @param {string} folder
 */
export function writeSettings(program, folder) {
  const { status, stderr } = spawnSync(process.execPath, [program, 'init', '--yes'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`loglex init ended with ${status}: ${stderr}`);
  const settings = join(folder, 'loglex.yaml');
  const said = readFileSync(settings, 'utf8');
  if (!/^ {2}python:/m.test(said)) {
    writeFileSync(settings, said.replace('references:\n', "references:\n  python: 'LOG_{name}'\n"));
  }
  appendFileSync(settings, EMIT);
  for (const [file, text] of Object.entries(IMPORTED)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

const EMIT = `
emit:
  typescript: { sink: logConstant, from: '@loglex/runtime' }
generate:
  - { target: typescript, out: log-codes.ts, importAs: ./log-codes.js }
`;

const IMPORTED = {
  'log-codes.ts': 'export const LOG = {};\n',
  'node_modules/@loglex/runtime/package.json':
    '{ "name": "@loglex/runtime", "main": "index.js" }\n',
  'node_modules/@loglex/runtime/index.js': '',
};

// @ts-check
/** A scratch folder with copies of Python's corpora, a catalog and settings, and the list of files that a prefilter keeps. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { checks, createPythonFrontEnd, defaultSettings } from '@loglex/engine';
import { generateCatalog } from '../bench/catalog.js';
import { corpusFolder } from '../recognition/corpora.js';

const REQUIRED = ['nova', 'celery', 'ansible'];
const WELCOME = ['saleor', 'prefect'];
const CONSTANTS = 1_000;

/** Folders that neither a linter nor Loglex would look into. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'build', 'vendor', 'third_party']);

/**
 * @typedef {object} Workspace
 * @property {string} folder absolute path
 * @property {string} program the bundle, as it was when the measuring began
 * @property {string} everyFile `every-file.js`, bundled at the same time
 * @property {string} cache where Loglex keeps its cache in the runs
 * @property {readonly string[]} corpora names of the copies in `folder`
 * @property {readonly string[]} files Python files, from `folder`
 * @property {readonly string[]} kept those in which a log call may stand
 * @property {string} allList file that lists `files`, a line each
 * @property {string} keptList file that lists `kept`
 * @property {number} bytes
 */

/**
 * @param {string} folder emptied first
 * @param {(text: string) => void} talk
 * @returns {Workspace}
 */
export function prepareWorkspace(folder, talk) {
  const missing = REQUIRED.filter((name) => !existsSync(corpusFolder(name)));
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(', ')}: no checkout at ${corpusFolder(missing[0] ?? '')}. Say where with LOGLEX_CORPORA.`,
    );
  }
  const corpora = [...REQUIRED, ...WELCOME.filter((name) => existsSync(corpusFolder(name)))];
  talk(`copying ${corpora.join(', ')} to ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  for (const name of corpora) copySources(corpusFolder(name), join(folder, name));
  writeFileSync(join(folder, 'log-catalog.yaml'), generateCatalog(CONSTANTS));
  writeFileSync(join(folder, 'loglex.yaml'), settings());
  const frontEnd = createPythonFrontEnd(defaultSettings);
  const files = pythonFiles(folder);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const kept = files.filter((_, index) => frontEnd.prefilter(texts[index] ?? ''));
  const allList = join(folder, 'all-files.txt');
  const keptList = join(folder, 'kept-files.txt');
  writeFileSync(allList, files.join('\n'));
  writeFileSync(keptList, kept.join('\n'));
  return {
    folder,
    ...copyProgram(`${folder}-program`),
    cache: join(folder, '.cache'),
    corpora,
    files,
    kept,
    allList,
    keptList,
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

/** @param {string} from @param {string} to */
function copySources(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) copySources(path, join(to, entry.name));
    if (!entry.isFile() || !/\.py$|^\.gitignore$/.test(entry.name)) continue;
    mkdirSync(to, { recursive: true });
    copyFileSync(path, join(to, entry.name));
  }
}

/** @param {string} folder @returns {string[]} */
function pythonFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * The program and what measures it without the prefilter, copied so that a build meanwhile changes neither.
 *
 * @param {string} folder
 */
function copyProgram(folder) {
  const repository = fileURLToPath(new URL('../..', import.meta.url));
  const built = join(repository, 'packages/cli/dist');
  if (!existsSync(join(built, 'loglex.js'))) throw new Error('Build first: npm run build');
  rmSync(folder, { recursive: true, force: true });
  cpSync(built, join(folder, 'dist'), { recursive: true });
  copyFileSync(join(repository, 'packages/cli/package.json'), join(folder, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
  buildSync({
    entryPoints: [fileURLToPath(new URL('every-file.js', import.meta.url))],
    outfile: join(folder, 'dist/every-file.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@loglex/source'],
    mainFields: ['module', 'main'],
    external: ['oxc-parser'],
    banner: {
      js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);",
    },
  });
  return {
    program: join(folder, 'dist/loglex.js'),
    everyFile: join(folder, 'dist/every-file.js'),
  };
}

/** Every file check on, whatever its default. */
function settings() {
  const on = checks.map(({ id }) => `  ${id}: warning\n`).join('');
  return `loglex: 1\ncatalogs: [log-catalog.yaml]\nchecks:\n${on}`;
}

// @ts-check
/** A scratch project: a sample of real files, a catalog of 10,000 constants, and a configuration for each command. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateCatalog } from '../bench/catalog.js';
import { corpusFolder, countedFiles } from '../recognition/corpora.js';

const CORPORA = ['renovate', 'novu'];
const CONSTANTS = 10_000;

/**
 * @typedef {object} Workspace
 * @property {string} folder absolute path
 * @property {string} repository absolute path of Loglex's repository
 * @property {string} cache what Loglex keeps from run to run
 * @property {readonly string[]} corpora
 * @property {number} every one of so many files is taken
 * @property {number} files
 * @property {number} bytes
 * @property {number} constants
 */

/**
 * Every `every`th source file by path, in the folders that it comes from.
 * @param {string} folder emptied first
 * @param {string} repository
 * @param {number} every
 * @returns {Workspace}
 */
export function prepareWorkspace(folder, repository, every) {
  rmSync(folder, { recursive: true, force: true });
  let files = 0;
  let bytes = 0;
  for (const name of CORPORA) {
    const from = corpusFolder(name);
    if (!existsSync(from)) {
      throw new Error(`${from} is not there. LOGLEX_CORPORA says where the checkouts are.`);
    }
    const sample = countedFiles(from).filter((_, index) => index % every === 0);
    for (const path of sample) {
      const to = join(folder, name, path);
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(join(from, path), to);
      files++;
      bytes += statSync(to).size;
    }
  }
  // Where packages are installed, Loglex keeps its cache beside them.
  const modules = join(folder, 'node_modules');
  install(modules, repository);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'log-catalog.yaml'), generateCatalog(CONSTANTS));
  writeFileSync(
    join(folder, 'loglex.yaml'),
    "loglex: 1\ncatalogs: [log-catalog.yaml]\nreferences: { typescript: 'LOG.{name}' }\n",
  );
  writeFileSync(join(folder, 'no-op.mjs'), NO_OP);
  for (const [id, lines] of Object.entries(eslintConfigs(repository))) {
    writeFileSync(join(folder, `eslint.${id}.mjs`), `${lines.join('\n')}\n`);
  }
  return {
    ...{ folder, repository, cache: join(modules, '.cache/loglex'), corpora: CORPORA },
    ...{ every, files, bytes, constants: CONSTANTS },
  };
}

/**
 * The built plugin, as it is now: a build in the repository does not change what is measured.
 * @param {string} modules
 * @param {string} repository
 */
function install(modules, repository) {
  const from = join(repository, 'packages/eslint-plugin');
  const to = join(modules, 'eslint-plugin-loglex');
  mkdirSync(join(to, 'dist'), { recursive: true });
  for (const file of ['package.json', 'dist/index.js']) {
    copyFileSync(join(from, file), join(to, file));
  }
  for (const name of ['@eslint', '@typescript-eslint', 'oxc-parser']) {
    symlinkSync(join(repository, 'node_modules', name), join(modules, name));
  }
}

const NO_OP = `const rule = { create: () => ({ CallExpression() {} }) };
export default { meta: { name: 'no-op' }, rules: { 'no-op': rule } };
`;

/**
 * The same parser, files and options for all.
 * @param {string} repository
 * @returns {Readonly<Record<string, readonly string[]>>}
 */
function eslintConfigs(repository) {
  const urlOf = (/** @type {string} */ path) =>
    JSON.stringify(pathToFileURL(join(repository, path)).href);
  const parser = urlOf('node_modules/@typescript-eslint/parser/dist/index.js');
  const config = (/** @type {readonly string[]} */ imports, /** @type {string} */ last) => [
    `import parser from ${parser};`,
    ...imports,
    'const files = ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"];',
    'const parserOptions = { ecmaFeatures: { jsx: true } };',
    'export default [',
    "  { linterOptions: { reportUnusedDisableDirectives: 'off' } },",
    '  { files, languageOptions: { parser, parserOptions } },',
    `  ${last}`,
    '];',
  ];
  return {
    zero: config([], ''),
    'no-op': config(
      ['import noOp from "./no-op.mjs";'],
      "{ files, plugins: { noOp }, rules: { 'noOp/no-op': 'error' } },",
    ),
    'no-console': config([], "{ files, rules: { 'no-console': 'error' } },"),
    loglex: config(["import loglex from 'eslint-plugin-loglex';"], 'loglex.configs.strict,'),
  };
}

/**
 * The configurations of oxlint. `rules`: those of the plugin's `strict`.
 * @param {Workspace} workspace
 * @param {Readonly<Record<string, unknown>>} rules
 */
export function writeOxlintConfigs({ folder }, rules) {
  const configs = {
    'no-console': { rules: { 'no-console': 'error' } },
    'no-op': { jsPlugins: ['./no-op.mjs'], rules: { 'no-op/no-op': 'error' } },
    loglex: { jsPlugins: ['eslint-plugin-loglex'], rules },
  };
  for (const [id, config] of Object.entries(configs)) {
    const all = { plugins: [], categories: { correctness: 'off' }, ...config };
    writeFileSync(join(folder, `oxlint.${id}.json`), JSON.stringify(all));
  }
}

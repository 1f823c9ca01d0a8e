// @ts-check
/**
 * A scratch copy of renovate that uses Loglex: a catalog of 10,000 constants, one of them named at 61 places, and files
 * of the sizes that people edit.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, posix, relative, sep } from 'node:path';
import process from 'node:process';
import { generateCatalog } from '../bench/catalog.js';

export const CONSTANTS = 10_000;
export const USES = 61;

/** Folders that neither a linter nor Loglex would look into. */
const LEFT_OUT = new Set(
  'node_modules .git dist build .yarn vendor third_party public coverage .next bower_components'.split(
    ' ',
  ),
);

/** The constants as the code imports them. */
const CODES = 'lib/log-codes.ts';

const TSCONFIG = `{
  "compilerOptions": {
    "target": "esnext",
    "module": "nodenext",
    "noEmit": true,
    "strict": true,
    "skipLibCheck": true,
    "allowImportingTsExtensions": true,
    "types": []
  },
  "include": ["lib"]
}
`;

const SETTINGS = `loglex: 1
catalogs: [log-catalog.yaml]
tests: ['**/*.spec.ts', 'test/**']
references: { typescript: 'LOG.{name}', python: 'LOG_{name}' }
sinks:
  - { call: logConstant, args: [logger, constant, fields] }
`;

/**
 * @typedef {object} Source
 * @property {string} file POSIX path from the workspace's folder
 * @property {string} text
 *
 * @typedef {object} Workspace
 * @property {string} folder absolute path
 * @property {string} cache where Loglex keeps its cache in the runs
 * @property {number} files that Loglex reads
 * @property {readonly string[]} names of the constants
 * @property {string} renamed the constant that is named at 61 places
 * @property {string} renamedIn a file that does
 * @property {string} catalog
 * @property {(file: string) => string} read
 * @property {Source} small of 30 KB
 * @property {Source} large of 100 KB
 * @property {Source} long of 3,000 lines
 * @property {Source} log of 1,000 lines without a code, every other one of a constant
 */

/**
 * @param {string} at emptied first
 * @param {{ readonly constants?: number }} [options]
 * @returns {Workspace}
 */
export function prepareWorkspace(at, { constants = CONSTANTS } = {}) {
  const corpora =
    process.env['LOGLEX_CORPORA'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'loglex/corpora');
  const source = join(corpora, 'renovate');
  if (!existsSync(source)) {
    throw new Error(
      `renovate not found in ${corpora}. Check it out there, or say where it is with LOGLEX_CORPORA.`,
    );
  }
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  const folder = realpathSync(at);
  copySources(source, folder);
  const catalog = generateCatalog(constants);
  const names = [...catalog.matchAll(/^ {4}name: (\S+)$/gm)].map(([, name]) => String(name));
  const renamed = /** @type {string} */ (names[Math.floor(constants * 0.6123)]);
  writeFileSync(join(folder, 'log-catalog.yaml'), catalog);
  writeFileSync(join(folder, 'loglex.yaml'), SETTINGS);
  writeFileSync(join(folder, 'tsconfig.json'), TSCONFIG);
  writeFileSync(join(folder, CODES), codesModule(names));
  const files = sourceFiles(folder);
  const users = usersAmong(folder, files);
  for (const file of users) addUse(folder, file, renamed);

  const platform = 'lib/modules/platform';
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');
  const github = read(`${platform}/github/index.ts`);
  const rest = withoutImports(read('lib/util/git/index.ts'));
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    const whole = `${importOf(file)}${text}\n${calls(names)}`;
    writeFileSync(join(folder, file), whole);
    return { file, text: whole };
  };
  return {
    folder,
    cache: join(folder, '.cache'),
    files: files.length + 3,
    names,
    renamed,
    renamedIn: /** @type {string} */ (users[0]),
    catalog,
    read,
    small: write(`${platform}/small.ts`, upTo(read(`${platform}/azure/index.ts`), 30_500)),
    large: write(`${platform}/large.ts`, upTo(`${github}\n${rest}`, 99_500)),
    long: write(`${platform}/long.ts`, `${github}\n${lines(rest, 3_150 - count(github))}`),
    log: { file: 'renovate.log', text: logOf(catalog, files.map(read)) },
  };
}

/** Lines as programs write them, of messages of the catalog and of calls in turn. @param {string} catalog @param {readonly string[]} sources */
function logOf(catalog, sources) {
  const ofConstants = [...catalog.matchAll(/^ {4}message: "?(.*?)"?$/gm)].map(([, said]) => said);
  const ofCalls = sources.flatMap((text) =>
    [...text.matchAll(/logger\.(?:debug|info|warn)\(\s*[`']([^`'\n]{12,})[`'],?\s*\)/g)].map(
      ([, said]) => said,
    ),
  );
  return Array.from({ length: 1_000 }, (_, index) => {
    const messages = index % 2 === 0 ? ofConstants : ofCalls;
    const said = String(messages[(index * 613) % messages.length]);
    const message = said.replace(/\$?\{[^}]*\}+/g, () => String(index));
    return `2026-11-21T08:00:00.${String(index).padStart(3, '0')}Z INFO ${message}\n`;
  }).join('');
}

/** Coded calls in the spelling of the settings. @param {readonly string[]} names */
function calls(names) {
  const some = Array.from({ length: 10 }, (_, index) => names[(index * 997) % names.length]);
  const body = some.map((name) => `  logConstant(logger, LOG.${name}, { id: 'x', elapsed: 1 });`);
  return `export function codedCalls(): void {\n${body.join('\n')}\n}\n`;
}

/** Spread over the tree, in a fixed order. @param {string} folder @param {readonly string[]} files */
function usersAmong(folder, files) {
  const logging = files.filter((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return !/\.spec\.ts$/.test(file) && !text.startsWith('#!') && /\blogger\.\w+\(/.test(text);
  });
  const step = Math.floor(logging.length / USES);
  return Array.from({ length: USES }, (_, index) => /** @type {string} */ (logging[index * step]));
}

/** @param {string} folder @param {string} file @param {string} name */
function addUse(folder, file, name) {
  const path = join(folder, file);
  const use = `\nexport function measured(): void {\n  logConstant(logger, LOG.${name}, { id: 'x', elapsed: 1 });\n}\n`;
  writeFileSync(path, `${importOf(file)}${readFileSync(path, 'utf8')}${use}`);
}

/** @param {string} file */
function importOf(file) {
  const way = posix.relative(posix.dirname(file), CODES);
  return `import { LOG, logConstant } from '${way.startsWith('.') ? way : `./${way}`}';\n`;
}

/** As `loglex generate` writes it, as far as a compiler asks. @param {readonly string[]} names */
function codesModule(names) {
  const members = names.map((name, index) => `  ${name}: { code: 'LOG${10_000 + index}' },`);
  return `// Generated by a program. Do not edit.
export const LOG = {
${members.join('\n')}
} as const;
export declare function logConstant(logger: unknown, constant: { code: string }, fields: object): void;
`;
}

/** @param {string} text */
function withoutImports(text) {
  return text.replace(/^import [^;]*;\n/gm, '');
}

/** Whole top-level statements, as many as fit. @param {string} text @param {number} bytes */
function upTo(text, bytes) {
  if (text.length <= bytes) return text;
  return text.slice(0, text.lastIndexOf('\n}\n', bytes) + 3);
}

/** Whole top-level statements, about so many lines. @param {string} text @param {number} most */
function lines(text, most) {
  return upTo(text, text.split('\n').slice(0, most).join('\n').length);
}

/** @param {string} text */
function count(text) {
  return text.split('\n').length;
}

/** @param {string} folder */
function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[mc]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** @param {string} from @param {string} to */
function copySources(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) copySources(path, join(to, entry.name));
    if (!entry.isFile() || !/\.[mc]?[jt]sx?$|\.py$|^\.gitignore$/.test(entry.name)) continue;
    mkdirSync(dirname(join(to, entry.name)), { recursive: true });
    copyFileSync(path, join(to, entry.name));
  }
}

// @ts-check
/** The parsers under comparison, each behind the same four functions; installed into the cache, never into the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../recognition/corpora.js';

/**
 * @typedef {[start: number, end: number]} Range
 * @typedef {{ calls: Range[], strings: Range[], errors: number }} Sites strings as CPython has them: implicit concatenation is one
 * @typedef {{ name: string, parse(text: string): { sites(): Sites, free(): void } }} Candidate
 */

const VERSIONS = {
  'web-tree-sitter': '0.27.1',
  'tree-sitter-python': '0.25.0',
  '@lezer/python': '1.1.19',
  '@ast-grep/napi': '0.51.1',
  '@ast-grep/lang-python': '0.0.6',
};

/** @returns {Promise<Candidate[]>} */
export async function candidates() {
  const folder = join(cacheFolder(), '..', 'python-parsers');
  install(folder);
  const require = createRequire(join(folder, 'package.json'));
  return [lezer(require), await treeSitter(require, folder), astGrep(require)];
}

/** @param {string} folder */
function install(folder) {
  const wanted = JSON.stringify({ private: true, dependencies: VERSIONS });
  const manifest = join(folder, 'package.json');
  const installed = existsSync(join(folder, 'node_modules'));
  if (installed && readFileSync(manifest, 'utf8') === wanted) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const options = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  execFileSync('npm', options, { cwd: folder, stdio: ['ignore', 2, 2] });
}

/** @param {(name: string) => any} load @returns {Candidate} */
function lezer(load) {
  const { parser } = load('@lezer/python');
  return {
    name: '@lezer/python',
    parse(text) {
      const tree = parser.parse(text);
      return {
        free() {},
        sites() {
          /** @type {Sites} */
          const found = { calls: [], strings: [], errors: 0 };
          tree.iterate({
            enter(/** @type {any} */ node) {
              if (node.type.isError) found.errors += 1;
              switch (node.name) {
                case 'CallExpression':
                  found.calls.push([node.from, node.to]);
                  return true;
                case 'Decorator': {
                  // A decorator's call is no node of its own there: names, dots, then the arguments.
                  const list = node.node.getChild('ArgList');
                  const name = node.node.getChild('VariableName');
                  if (list !== null && name !== null) found.calls.push([name.from, list.to]);
                  return true;
                }
                case 'ContinuedString':
                case 'String':
                case 'FormatString':
                  found.strings.push([node.from, node.to]);
                  return false;
                default:
                  return true;
              }
            },
          });
          return found;
        },
      };
    },
  };
}

/** @param {(name: string) => any} load @param {string} folder @returns {Promise<Candidate>} */
async function treeSitter(load, folder) {
  const { Parser, Language } = load('web-tree-sitter');
  await Parser.init();
  const wasm = join(folder, 'node_modules/tree-sitter-python/tree-sitter-python.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(wasm)));
  return {
    name: 'web-tree-sitter',
    parse(text) {
      const tree = parser.parse(text);
      return { sites: () => sitesOfCursor(tree.walk()), free: () => tree.delete() };
    },
  };
}

/** @param {any} cursor @returns {Sites} */
function sitesOfCursor(cursor) {
  /** @type {Sites} */
  const found = { calls: [], strings: [], errors: 0 };
  for (;;) {
    const type = cursor.nodeType;
    if (type === 'ERROR' || cursor.nodeIsMissing) found.errors += 1;
    if (type === 'call') found.calls.push([cursor.startIndex, cursor.endIndex]);
    const isString = type === 'string' || type === 'concatenated_string';
    if (isString) found.strings.push([cursor.startIndex, cursor.endIndex]);
    if (!isString && cursor.gotoFirstChild()) continue;
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        cursor.delete();
        return found;
      }
    }
  }
}

/** @param {(name: string) => any} load @returns {Candidate} */
function astGrep(load) {
  const { parse, registerDynamicLanguage } = load('@ast-grep/napi');
  const python = load('@ast-grep/lang-python');
  registerDynamicLanguage({ python });
  return {
    name: '@ast-grep/napi',
    parse(text) {
      const root = parse('python', text).root();
      return {
        free() {},
        sites() {
          const all = (/** @type {any} */ rule) => root.findAll({ rule });
          const range = (/** @type {any} */ node) => {
            const { start, end } = node.range();
            return /** @type {Range} */ ([start.index, end.index]);
          };
          const inString = {
            inside: { any: [{ kind: 'string' }, { kind: 'concatenated_string' }], stopBy: 'end' },
          };
          return {
            calls: all({ kind: 'call', not: inString }).map(range),
            strings: all({
              any: [{ kind: 'string' }, { kind: 'concatenated_string' }],
              not: inString,
            }).map(range),
            errors: all({ kind: 'ERROR' }).length,
          };
        },
      };
    },
  };
}

/** The imports of a file, and where one more may stand. */
import type { ImportFact } from '../../facts/file-facts.ts';
import type { EsNode } from '../../ports.ts';
import { importedName, requiredModule } from './bindings.ts';
import {
  childOf,
  childrenOf,
  endOf,
  isCall,
  isMember,
  keyName,
  nameOf,
  propertyName,
  rangeOf,
  startOf,
  stringOf,
  unwrap,
} from './node.ts';

/** Imports and top-level `require`s, in order. */
export function readImports(program: EsNode, text: string): ImportFact[] {
  const facts: ImportFact[] = [];
  for (const statement of childrenOf(program, 'body')) {
    if (statement.type === 'ImportDeclaration') {
      const fact = readImport(statement, text);
      if (fact !== undefined) facts.push(fact);
    } else if (statement.type === 'VariableDeclaration') {
      for (const declarator of childrenOf(statement, 'declarations')) {
        const fact = readRequire(statement, declarator, text);
        if (fact !== undefined) facts.push(fact);
      }
    }
  }
  return facts;
}

/**
 * The offset for one more import: the start of the line after the last import, or after shebang, license and directive
 * prologue. It is no line start only where something follows on the same line. Where all imports are `require`s it follows
 * those at the head of the file: below, what comes before it would not have it yet.
 */
export function importInsertion(
  program: EsNode,
  imports: readonly ImportFact[],
  text: string,
): number {
  const isHoisted = imports.some(({ kind }) => kind === 'esm');
  const last = isHoisted ? imports.at(-1) : (lastAtHead(program, imports) ?? imports.at(-1));
  let end = last?.range.end;
  if (end === undefined) {
    for (const statement of childrenOf(program, 'body')) {
      if (typeof statement['directive'] !== 'string') break;
      end = endOf(statement);
    }
  }
  return end === undefined ? afterHeader(text) : (lineAfter(end, text) ?? end);
}

/** The last `require` before any other statement. */
function lastAtHead(program: EsNode, imports: readonly ImportFact[]): ImportFact | undefined {
  let last: ImportFact | undefined;
  for (const statement of childrenOf(program, 'body')) {
    const start = startOf(statement);
    const own = imports.findLast(({ range }) => range.start === start);
    if (own === undefined && typeof statement['directive'] !== 'string') break;
    last = own ?? last;
  }
  return last;
}

/** Where the next line starts, if nothing but a comment stands before it. */
function lineAfter(end: number, text: string): number | undefined {
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\n|\r)/.exec(text.slice(end, end + 400));
  return rest === null ? undefined : end + rest[0].length;
}

/** After byte order mark, shebang, and comments that belong to the file and not to its first statement. */
function afterHeader(text: string): number {
  let at = /^\uFEFF?(?:#![^\r\n]*(?:\r\n|\n|\r)?)?/.exec(text)?.[0].length ?? 0;
  for (;;) {
    const comment =
      /^(?:[ \t]*(?:\r\n|\n|\r))*(?:\/\*[^]*?\*\/[ \t]*(?:\r\n|\n|\r)|(?:[ \t]*\/\/[^\r\n]*(?:\r\n|\n|\r))+)/.exec(
        text.slice(at),
      );
    if (comment === null) return at;
    const end = at + comment[0].length;
    const gap = /^[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(end, end + 200));
    if (gap === null && !OF_THE_FILE.test(comment[0])) return at;
    at = end + (gap?.[0].length ?? 0);
  }
}

const OF_THE_FILE =
  /copyright|licen[cs]e|spdx|@preserve|@file|@flow|@ts-|@jsx|@jest-environment|eslint|prettier|tslint|biome/i;

/** How a file without imports imports; `undefined` where it does not tell. */
export function modulesOf(program: EsNode, file: string, text: string): 'esm' | 'cjs' | undefined {
  if (/\.c[jt]s$/.test(file)) return 'cjs';
  if (/\.(?:m[jt]s|tsx?)$/.test(file)) return 'esm';
  const isModule = childrenOf(program, 'body').some(({ type }) => /^(?:Import|Export)/.test(type));
  if (isModule || text.includes('import.meta')) return 'esm';
  return /\b(?:module\.exports|exports\.\w|require\(|__dirname|__filename)/.test(text)
    ? 'cjs'
    : undefined;
}

function readImport(node: EsNode, text: string): ImportFact | undefined {
  const source = childOf(node, 'source');
  const module = stringOf(source);
  if (source === undefined || module === undefined) return undefined;
  const names: { local: string; imported: string }[] = [];
  for (const specifier of childrenOf(node, 'specifiers')) {
    const local = nameOf(childOf(specifier, 'local'));
    if (local !== undefined) names.push({ local, imported: importedName(specifier) });
  }
  return {
    source: module,
    sourceRange: rangeOf(source),
    range: rangeOf(node),
    kind: 'esm',
    typeOnly: node['importKind'] === 'type' || node['importKind'] === 'typeof',
    ...quoteOf(source, text),
    ...placeForMore(node, source, text),
    ...endOfImport(endOf(node), text),
    names,
  };
}

/** No place where a comment follows the last name, which would be taken for one on the new name, or where there are attributes. */
function placeForMore(node: EsNode, source: EsNode, text: string): Pick<ImportFact, 'more'> {
  const last = childrenOf(node, 'specifiers').at(-1);
  const attributes = [...childrenOf(node, 'attributes'), ...childrenOf(node, 'assertions')];
  if (last?.type !== 'ImportSpecifier' || attributes.length > 0) return {};
  const at = endOf(last);
  if (!/^\s*,?\s*\}\s*from\s*$/.test(text.slice(at, startOf(source)))) return {};
  const ownLine = /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(startOf(node), startOf(last)));
  return { more: { at, separator: ownLine?.[0] ?? ' ' } };
}

/** `const x = require('m')`, `const { a: b } = require('m')`, `const y = require('m').y`. */
function readRequire(statement: EsNode, declarator: EsNode, text: string): ImportFact | undefined {
  const init = childOf(declarator, 'init');
  if (init === undefined) return undefined;
  let call = unwrap(init);
  let member: string | undefined;
  if (isMember(call)) {
    member = propertyName(call);
    call = unwrap(call['object'] as EsNode);
  }
  const module = isCall(call) ? requiredModule(call) : undefined;
  const [source] = module === undefined ? [] : childrenOf(call, 'arguments');
  if (module === undefined || source === undefined) return undefined;
  const id = declarator['id'] as EsNode;
  const names: { local: string; imported: string }[] = [];
  const whole = nameOf(id);
  if (whole !== undefined) names.push({ local: whole, imported: member ?? '*' });
  else if (id.type === 'ObjectPattern') {
    for (const property of childrenOf(id, 'properties')) {
      const imported = keyName(property);
      const value = childOf(property, 'value');
      const target = value?.type === 'AssignmentPattern' ? childOf(value, 'left') : value;
      const local = nameOf(target);
      if (imported !== undefined && local !== undefined) names.push({ local, imported });
    }
  }
  return {
    source: module,
    sourceRange: rangeOf(source),
    range: { start: startOf(statement), end: endOf(statement) },
    kind: 'cjs',
    typeOnly: false,
    ...quoteOf(source, text),
    ...endOfImport(endOf(statement), text),
    names,
  };
}

function endOfImport(end: number, text: string): { bare?: true; after?: number } {
  const after = lineAfter(end, text);
  return {
    ...(text.charAt(end - 1) !== ';' && { bare: true }),
    ...(after !== undefined && { after }),
  };
}

function quoteOf(source: EsNode, text: string): { quote?: "'" | '"' } {
  const quote = text.charAt(startOf(source));
  return quote === "'" || quote === '"' ? { quote } : {};
}

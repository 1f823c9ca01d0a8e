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
 * The offset for one more import: the start of the line after the last import, or after the directive
 * prologue and the shebang. It is no line start only where something follows on the same line.
 */
export function importInsertion(
  program: EsNode,
  imports: readonly ImportFact[],
  text: string,
): number {
  let after = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const shebang = /^\uFEFF?#![^\r\n]*(?:\r\n|\n|\r)?/.exec(text);
  if (shebang !== null) after = shebang[0].length;
  const last = imports.at(-1);
  let end = last === undefined ? undefined : last.range.end;
  if (end === undefined) {
    for (const statement of childrenOf(program, 'body')) {
      if (typeof statement['directive'] !== 'string') break;
      end = endOf(statement);
    }
  }
  if (end === undefined) return after;
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\n|\r)/.exec(text.slice(end, end + 400));
  return rest === null ? end : end + rest[0].length;
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
    names,
  };
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
    names,
  };
}

function quoteOf(source: EsNode, text: string): { quote?: "'" | '"' } {
  const quote = text.charAt(startOf(source));
  return quote === "'" || quote === '"' ? { quote } : {};
}

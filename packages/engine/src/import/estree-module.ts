/** Reads a JavaScript or TypeScript module as an importer sees it. */
import type { EsNode, EsTree } from '../ports.ts';
import {
  childOf,
  childrenOf,
  cookedOf,
  isCall,
  isFunction,
  isMember,
  keyName,
  literalOf,
  nameOf,
  propertyName,
  rangeOf,
  sourceOf,
  stringOf,
  unwrap,
  walk,
} from '../frontends/estree/node.ts';
import { joinTexts } from './join-texts.ts';
import type {
  CodeBinding,
  CodeCall,
  CodeCallSite,
  CodeClass,
  CodeEntry,
  CodeModule,
  CodeValue,
} from './code-value.ts';

/** @param file POSIX path relative to the project's root, or a URI. */
export function readEsModule(file: string, text: string, tree: EsTree): CodeModule {
  const reader = new EsReader(text);
  for (const statement of childrenOf(tree.program, 'body')) reader.statement(statement);
  const { bindings, classes, signatures } = reader;
  const calls = (callee: string) => reader.calls(tree.program, callee);
  return { file, text, language: 'javascript', bindings, classes, signatures, calls };
}

/** Deeper values are not read: no catalog needs them, and a stack has an end. */
const MAX_DEPTH = 32;

class EsReader {
  readonly bindings: CodeBinding[] = [];
  readonly classes: CodeClass[] = [];
  readonly signatures = new Map<string, readonly string[]>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** `whole`: the statement with what exports it. */
  statement(node: EsNode, whole: EsNode = node): void {
    switch (node.type) {
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration': {
        const declared = childOf(node, 'declaration');
        if (declared === undefined) return;
        if (/Declaration$/.test(declared.type)) this.statement(declared, node);
        else this.bindings.push(this.#binding('default', declared, declared, node));
        return;
      }
      case 'VariableDeclaration':
        for (const declarator of childrenOf(node, 'declarations')) {
          const isOnly = childrenOf(node, 'declarations').length === 1;
          const id = childOf(declarator, 'id');
          const init = childOf(declarator, 'init');
          const name = nameOf(id);
          if (id && init && name !== undefined) {
            this.bindings.push(this.#binding(name, id, init, isOnly ? whole : declarator));
            this.#sign(name, unwrap(init));
          }
        }
        return;
      case 'FunctionDeclaration':
        this.#sign(nameOf(childOf(node, 'id')), node);
        return;
      case 'ClassDeclaration':
      case 'TSEnumDeclaration':
        this.#class(node);
        return;
      default:
    }
  }

  calls(program: EsNode, callee: string): readonly CodeCallSite[] {
    const sites = new Map<EsNode, EsNode | undefined>();
    const isWanted = (node: EsNode) =>
      isCall(node) && matchesCallee(pathOf(childOf(node, 'callee')), callee);
    walk(program, (node) => {
      if (!isCall(node)) return true;
      if (isWanted(node) && !sites.has(node)) sites.set(node, undefined);
      for (const argument of childrenOf(node, 'arguments')) {
        const inner = unwrap(argument);
        if (isWanted(inner)) sites.set(inner, node);
      }
      return true;
    });
    const found = Array.from(sites, ([node, around]) => ({
      call: this.#call(node, 0),
      around: around && this.#call(around, 0),
    }));
    return found.sort((a, b) => a.call.range.start - b.call.range.start);
  }

  #binding(name: string, id: EsNode, value: EsNode, whole: EsNode): CodeBinding {
    return { name, nameRange: rangeOf(id), value: this.#value(value, 0), range: rangeOf(whole) };
  }

  #sign(name: string | undefined, node: EsNode): void {
    if (name === undefined || !isFunction(node)) return;
    const parameters = childrenOf(node, 'params').map(parameterName);
    if (!this.signatures.has(name)) this.signatures.set(name, parameters);
  }

  #class(node: EsNode): void {
    const id = childOf(node, 'id');
    const name = nameOf(id);
    if (id === undefined || name === undefined) return;
    const body = childOf(node, 'body');
    const nodes = body
      ? [...childrenOf(body, 'body'), ...childrenOf(body, 'members')]
      : childrenOf(node, 'members');
    const extended = childOf(node, 'superClass');
    const base = pathOf(extended);
    this.classes.push({
      name,
      nameRange: rangeOf(id),
      bases: extended && base !== '' ? [{ path: base, range: rangeOf(extended) }] : [],
      members: nodes.flatMap((member) => this.#member(member) ?? []),
      range: rangeOf(node),
    });
    const constructor = nodes.find((member) => member['kind'] === 'constructor');
    if (constructor) this.#sign(name, childOf(constructor, 'value') ?? constructor);
  }

  #member(node: EsNode): CodeBinding | undefined {
    const enumKey = node.type === 'TSEnumMember' ? childOf(node, 'id') : undefined;
    const key = enumKey ?? childOf(node, 'key');
    const name = enumKey ? (nameOf(enumKey) ?? stringOf(enumKey)) : keyName(node);
    const value = childOf(node, enumKey ? 'initializer' : 'value');
    if (key === undefined || name === undefined || value === undefined) return undefined;
    return node['kind'] === 'constructor' ? undefined : this.#binding(name, key, value, node);
  }

  #value(written: EsNode, depth: number): CodeValue {
    const node = unwrap(written);
    const range = rangeOf(node);
    const text = stringOf(node);
    if (text !== undefined) return { kind: 'text', text, range };
    if (depth > MAX_DEPTH) return { kind: 'other', range };
    switch (node.type) {
      case 'Literal':
      case 'NumericLiteral':
      case 'BigIntLiteral':
      case 'UnaryExpression': {
        const number = literalOf(node);
        return number !== undefined && /^-?\d/.test(number)
          ? { kind: 'number', text: number, range }
          : { kind: 'other', range };
      }
      case 'TemplateLiteral':
        return { kind: 'template', parts: this.#parts(node), range };
      case 'BinaryExpression':
        return this.#joined(node, depth);
      case 'ArrayExpression': {
        const items = childrenOf(node, 'elements').map((item) => this.#value(item, depth + 1));
        return { kind: 'list', items, range };
      }
      case 'ObjectExpression': {
        const entries = childrenOf(node, 'properties').map((item) => this.#entry(item, depth));
        return { kind: 'record', entries, range };
      }
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, depth);
      case 'Identifier':
      case 'MemberExpression': {
        const path = pathOf(node);
        return path === '' ? { kind: 'other', range } : { kind: 'name', path, range };
      }
      default: {
        const result = isFunction(node) ? resultOf(node) : undefined;
        return result ? this.#value(result, depth + 1) : { kind: 'other', range };
      }
    }
  }

  #call(node: EsNode, depth: number): CodeCall {
    const callee = childOf(node, 'callee') ?? node;
    const positional = childrenOf(node, 'arguments').map((item) => this.#value(item, depth + 1));
    return {
      kind: 'call',
      callee: pathOf(callee),
      calleeRange: rangeOf(callee),
      positional,
      keywords: [],
      range: rangeOf(node),
    };
  }

  #entry(node: EsNode, depth: number): CodeEntry {
    const range = rangeOf(node);
    const key = childOf(node, 'key');
    const value = childOf(node, 'value');
    if (key === undefined || value === undefined) {
      return { key: undefined, keyRange: range, value: { kind: 'other', range }, range };
    }
    return {
      key: keyName(node),
      keyRange: rangeOf(key),
      value: this.#value(value, depth + 1),
      range,
    };
  }

  #parts(node: EsNode) {
    const expressions = childrenOf(node, 'expressions');
    return childrenOf(node, 'quasis').flatMap((quasi, index) => {
      const expression = expressions[index];
      return [
        { kind: 'text' as const, text: cookedOf(quasi) },
        ...(expression
          ? [{ kind: 'expression' as const, source: sourceOf(expression, this.#text).text }]
          : []),
      ];
    });
  }

  /** `'a' + b + 'c'`: its terms are as many as one likes, so they are collected without recursion. */
  #joined(node: EsNode, depth: number): CodeValue {
    const terms: EsNode[] = [];
    let left = node;
    while (left.type === 'BinaryExpression' && left['operator'] === '+') {
      terms.unshift(childOf(left, 'right')!);
      left = unwrap(childOf(left, 'left')!);
    }
    terms.unshift(left);
    if (terms.length === 1) return { kind: 'other', range: rangeOf(node) };
    const values = terms.map((term) => this.#value(term, depth + 1));
    return joinTexts(values, rangeOf(node), this.#text);
  }
}

/** Whether a dotted callee is `wanted`, or ends in it after a dot. */
function matchesCallee(path: string, wanted: string): boolean {
  return path === wanted || path.endsWith(`.${wanted}`);
}

function pathOf(node: EsNode | undefined): string {
  const names: string[] = [];
  let current = node && unwrap(node);
  while (current && isMember(current)) {
    const name = propertyName(current);
    if (name === undefined) return '';
    names.unshift(name);
    const object = childOf(current, 'object');
    current = object && unwrap(object);
  }
  const root = current?.type === 'ThisExpression' ? 'this' : nameOf(current);
  return root === undefined ? '' : [root, ...names].join('.');
}

function parameterName(parameter: EsNode): string {
  const inner = childOf(parameter, 'parameter') ?? parameter;
  return nameOf(inner) ?? nameOf(childOf(inner, 'left')) ?? '';
}

/** What a function without parameters of interest gives: its expression, or the one thing it returns. */
function resultOf(node: EsNode): EsNode | undefined {
  const body = childOf(node, 'body');
  if (body === undefined || body.type !== 'BlockStatement') return body;
  const statements = childrenOf(body, 'body');
  const [only] = statements;
  return statements.length === 1 && only?.type === 'ReturnStatement'
    ? childOf(only, 'argument')
    : undefined;
}

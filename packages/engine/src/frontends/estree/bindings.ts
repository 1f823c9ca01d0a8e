/**
 * What a name means where it stands. Scopes are read only when a name is asked for: most of a file is
 * never looked at.
 */
import type { EsNode } from '../../ports.ts';
import {
  childOf,
  childrenOf,
  isFunction,
  keyName,
  nameOf,
  stringOf,
  unwrap,
  walk,
  isCall,
  isMember,
  propertyName,
} from './node.ts';

/** A place in the tree: its ancestors, outermost first. `depth` of them count. */
export interface Place {
  readonly ancestors: readonly EsNode[];
  readonly depth: number;
}

/** How a name came to be. */
export interface Binding {
  readonly kind: 'import' | 'const' | 'let' | 'var' | 'param' | 'function' | 'class' | 'catch';
  /** Import: the module. */
  readonly source?: string;
  /** Import: the export's name, `default` or `*`. */
  readonly imported?: string;
  /** The declared type, where the name itself has one. */
  readonly type?: EsNode | undefined;
  /** The value; of a destructured name, the value that is taken apart. */
  readonly init?: EsNode | undefined;
  /** Destructured: the keys that lead from `init` to the name; `undefined` within: not a plain key. */
  readonly keys: readonly (string | undefined)[];
  /** A default inside the pattern or of the parameter. */
  readonly fallback?: EsNode | undefined;
  /** A loop binds it to the keys of an object. */
  readonly isText?: true;
  /** The function, class or catch clause that declares it. */
  readonly owner?: EsNode;
  /** Where `init`, `type` and `fallback` are to be read. */
  readonly place: Place;
}

type Scope = Map<string, Binding>;

/** The scopes of one file, made on demand. */
export interface Bindings {
  /** The binding that `name` has at `place`; `undefined` for a global. */
  lookup(name: string, place: Place): Binding | undefined;
}

/** @param text of the file: without a `var` in it, no function need be searched for one. */
export function createBindings(text: string): Bindings {
  const hasVar = text.includes('var');
  const scopes = new Map<EsNode, Scope>();
  return {
    lookup(name, { ancestors, depth }) {
      for (let index = depth - 1; index >= 0; index -= 1) {
        const node = ancestors[index];
        if (node === undefined || !opensScope(node)) continue;
        let scope = scopes.get(node);
        if (scope === undefined) {
          scope = readScope(
            node,
            { ancestors: ancestors.slice(0, index + 1), depth: index + 1 },
            hasVar,
          );
          scopes.set(node, scope);
        }
        const binding = scope.get(name);
        if (binding !== undefined) return binding;
      }
      return undefined;
    },
  };
}

function opensScope(node: EsNode): boolean {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
    case 'SwitchStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'CatchClause':
    case 'TSModuleBlock':
    case 'ClassExpression':
      return true;
    default:
      return isFunction(node);
  }
}

function readScope(node: EsNode, place: Place, hasVar: boolean): Scope {
  const scope: Scope = new Map();
  switch (node.type) {
    case 'Program':
      readStatements(childrenOf(node, 'body'), scope, place);
      if (hasVar) readVars(node, scope, place);
      break;
    case 'BlockStatement':
    case 'StaticBlock':
    case 'TSModuleBlock':
      readStatements(childrenOf(node, 'body'), scope, place);
      break;
    case 'SwitchStatement':
      for (const branch of childrenOf(node, 'cases')) {
        readStatements(childrenOf(branch, 'consequent'), scope, place);
      }
      break;
    case 'ForStatement':
      readStatements(present(childOf(node, 'init')), scope, place);
      break;
    case 'ForInStatement':
    case 'ForOfStatement': {
      const left = childOf(node, 'left');
      if (left?.type !== 'VariableDeclaration') break;
      for (const declarator of childrenOf(left, 'declarations')) {
        // The value is an element of what is looped over: nothing is known of it, unless it is a key.
        const target = declarator['id'] as EsNode;
        readPattern(target, { kind: 'let', keys: [], place }, scope);
        const name = nameOf(keyOfLoop(node, target));
        const binding = name === undefined ? undefined : scope.get(name);
        if (name !== undefined && binding !== undefined)
          scope.set(name, { ...binding, isText: true });
      }
      break;
    }
    case 'CatchClause': {
      const param = childOf(node, 'param');
      if (param !== undefined) {
        readPattern(param, { kind: 'catch', keys: [], owner: node, place }, scope);
      }
      break;
    }
    case 'ClassExpression':
      readNamed(node, 'class', scope, place);
      break;
    default:
      readFunction(node, scope, place, hasVar);
  }
  return scope;
}

/** What a loop binds to the keys of an object: `k in o`, `k of Object.keys(o)`, `[k, v] of Object.entries(o)`. */
function keyOfLoop(loop: EsNode, target: EsNode): EsNode | undefined {
  if (loop.type === 'ForInStatement') return target;
  const over = unwrap(loop['right'] as EsNode);
  const callee = isCall(over) ? unwrap(over['callee'] as EsNode) : undefined;
  if (callee === undefined || !isMember(callee) || nameOf(childOf(callee, 'object')) !== 'Object')
    return undefined;
  const method = propertyName(callee);
  if (method === 'keys') return target;
  if (method !== 'entries' || target.type !== 'ArrayPattern') return undefined;
  const [first] = target['elements'] as readonly (EsNode | null)[];
  return first ?? undefined;
}

function readFunction(node: EsNode, scope: Scope, place: Place, hasVar: boolean): void {
  if (node.type === 'FunctionExpression') readNamed(node, 'function', scope, place);
  for (const param of childrenOf(node, 'params')) {
    const target = param.type === 'TSParameterProperty' ? (param['parameter'] as EsNode) : param;
    readPattern(target, { kind: 'param', keys: [], owner: node, place }, scope);
  }
  const body = childOf(node, 'body');
  if (hasVar && body !== undefined) readVars(body, scope, place);
}

/** `var` belongs to the function or program, wherever inside it stands. */
function readVars(root: EsNode, scope: Scope, place: Place): void {
  walk(root, (node) => {
    if (node !== root && (isFunction(node) || node.type.startsWith('Class'))) return false;
    if (node.type === 'VariableDeclaration' && node['kind'] === 'var') {
      readDeclaration(node, scope, place);
    }
    return !node.type.endsWith('Expression');
  });
}

function readStatements(statements: readonly EsNode[], scope: Scope, place: Place): void {
  for (const statement of statements) {
    const declaration = statement.type.startsWith('Export')
      ? childOf(statement, 'declaration')
      : statement;
    switch (declaration?.type) {
      case 'VariableDeclaration':
        if (declaration['kind'] !== 'var') readDeclaration(declaration, scope, place);
        break;
      case 'FunctionDeclaration':
        readNamed(declaration, 'function', scope, place);
        break;
      case 'ClassDeclaration':
        readNamed(declaration, 'class', scope, place);
        break;
      case 'ImportDeclaration':
        readImport(declaration, scope, place);
        break;
      case 'TSImportEqualsDeclaration': {
        const reference = childOf(declaration, 'moduleReference');
        const name = nameOf(childOf(declaration, 'id'));
        const source =
          reference === undefined ? undefined : stringOf(childOf(reference, 'expression'));
        if (name !== undefined && source !== undefined) {
          scope.set(name, { kind: 'import', source, imported: '*', keys: [], place });
        }
        break;
      }
      default:
    }
  }
}

function readNamed(node: EsNode, kind: 'function' | 'class', scope: Scope, place: Place): void {
  const name = nameOf(childOf(node, 'id'));
  if (name !== undefined) scope.set(name, { kind, keys: [], owner: node, place });
}

function readImport(node: EsNode, scope: Scope, place: Place): void {
  const source = stringOf(childOf(node, 'source'));
  if (source === undefined) return;
  for (const specifier of childrenOf(node, 'specifiers')) {
    const local = nameOf(childOf(specifier, 'local'));
    if (local !== undefined) {
      scope.set(local, {
        kind: 'import',
        source,
        imported: importedName(specifier),
        keys: [],
        place,
      });
    }
  }
}

/** The export that an import specifier names: `default`, `*` or its name. */
export function importedName(specifier: EsNode): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  const imported = childOf(specifier, 'imported');
  return nameOf(imported) ?? stringOf(imported) ?? '';
}

function readDeclaration(node: EsNode, scope: Scope, place: Place): void {
  const kind = node['kind'] as string;
  for (const declarator of childrenOf(node, 'declarations')) {
    const init = childOf(declarator, 'init');
    readPattern(
      declarator['id'] as EsNode,
      { kind: kind === 'var' || kind === 'let' ? kind : 'const', init, keys: [], place },
      scope,
    );
  }
}

/** Adds the names of a pattern. Patterns nest as deep as people write them, so recursion is safe. */
function readPattern(pattern: EsNode, from: Binding, scope: Scope): void {
  switch (pattern.type) {
    case 'Identifier': {
      const name = pattern['name'] as string;
      const type = annotationOf(pattern);
      // `var x; … var x = 1` and a parameter of the same name: the one with a value speaks.
      if (scope.get(name)?.init !== undefined && from.init === undefined) return;
      scope.set(name, { ...from, ...(type === undefined ? {} : { type }) });
      break;
    }
    case 'AssignmentPattern':
      readPattern(
        pattern['left'] as EsNode,
        { ...from, fallback: pattern['right'] as EsNode },
        scope,
      );
      break;
    case 'RestElement':
    case 'ExperimentalRestProperty':
      readPattern(
        pattern['argument'] as EsNode,
        { ...from, keys: [...from.keys, undefined] },
        scope,
      );
      break;
    case 'ArrayPattern':
      for (const element of childrenOf(pattern, 'elements')) {
        readPattern(element, { ...from, keys: [...from.keys, undefined] }, scope);
      }
      break;
    case 'ObjectPattern': {
      const members = typeMembers(annotationOf(pattern) ?? from.type);
      for (const property of childrenOf(pattern, 'properties')) {
        if (property.type === 'RestElement' || property.type === 'ExperimentalRestProperty') {
          readPattern(property, from, scope);
          continue;
        }
        const key = keyName(property);
        const type = key === undefined ? undefined : members.get(key);
        const { fallback: _, type: __, ...rest } = from;
        readPattern(
          property['value'] as EsNode,
          { ...rest, keys: [...from.keys, key], ...(type === undefined ? {} : { type }) },
          scope,
        );
      }
      break;
    }
    default:
  }
}

/** The type written after a name: `x: T`. */
export function annotationOf(node: EsNode): EsNode | undefined {
  const annotation = childOf(node, 'typeAnnotation');
  return annotation === undefined ? undefined : childOf(annotation, 'typeAnnotation');
}

/** The members of a type written in place: `{ logger }: { logger: Logger }`. */
function typeMembers(type: EsNode | undefined): ReadonlyMap<string, EsNode> {
  const members = new Map<string, EsNode>();
  if (type?.type !== 'TSTypeLiteral') return members;
  for (const member of childrenOf(type, 'members')) {
    const key = member.type === 'TSPropertySignature' ? keyName(member) : undefined;
    const annotation = annotationOf(member);
    if (key !== undefined && annotation !== undefined) members.set(key, annotation);
  }
  return members;
}

/** The module of `require('x')` or `import('x')`, awaited or not. */
export function requiredModule(expression: EsNode): string | undefined {
  let node = unwrap(expression);
  if (node.type === 'AwaitExpression') node = unwrap(node['argument'] as EsNode);
  if (node.type === 'ImportExpression') return stringOf(childOf(node, 'source'));
  if (!isCall(node)) return undefined;
  const callee = node['callee'] as EsNode;
  return nameOf(callee) === 'require' || callee.type === 'Import'
    ? stringOf(childrenOf(node, 'arguments')[0])
    : undefined;
}

function present(node: EsNode | undefined): readonly EsNode[] {
  return node === undefined ? [] : [node];
}

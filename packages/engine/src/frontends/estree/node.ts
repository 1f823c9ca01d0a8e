/** Reading ESTree nodes of any parser: offsets, children, literals, and what only types or parentheses add. */
import type { TextRange } from '@loglex/catalog';
import type { SourceText } from '../../facts/log-call.ts';
import type { EsNode } from '../../ports.ts';

/** The node under a key, `undefined` where there is none. */
export function childOf(node: EsNode, key: string): EsNode | undefined {
  return (node[key] as EsNode | null | undefined) ?? undefined;
}

/** The nodes under a key; holes (`[, a]`) are left out. */
export function childrenOf(node: EsNode, key: string): readonly EsNode[] {
  const value = node[key] as readonly (EsNode | null)[] | undefined;
  return value === undefined
    ? []
    : ((value.includes(null) ? value.filter((child) => child !== null) : value) as EsNode[]);
}

export function startOf(node: EsNode): number {
  return node.range === undefined ? (node.start ?? 0) : node.range[0];
}

export function endOf(node: EsNode): number {
  return node.range === undefined ? (node.end ?? 0) : node.range[1];
}

export function rangeOf(node: EsNode): TextRange {
  return { start: startOf(node), end: endOf(node) };
}

export function sourceOf(node: EsNode, text: string): SourceText {
  const start = startOf(node);
  const end = endOf(node);
  return { start, end, text: text.slice(start, end) };
}

/** Whether a value found under some key of a node is a node. */
export function isNode(value: unknown): value is EsNode {
  return typeof value === 'object' && value !== null && typeof (value as EsNode).type === 'string';
}

/** The expression without type assertions, `!`, parentheses and the wrapper of an optional chain. */
export function unwrap(node: EsNode): EsNode {
  let current = node;
  for (;;) {
    switch (current.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ParenthesizedExpression':
      case 'ChainExpression':
      case 'TypeCastExpression':
      case 'AsExpression':
        current = current['expression'] as EsNode;
        break;
      default:
        return current;
    }
  }
}

/** The expressions that one may turn out to be: the arms of a conditional, the sides of `??` and `||`. */
export function branchesOf(expression: EsNode): EsNode[] {
  const branches: EsNode[] = [];
  const stack = [expression];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const node = unwrap(next);
    if (node.type === 'ConditionalExpression') {
      stack.push(node['alternate'] as EsNode, node['consequent'] as EsNode);
    } else if (node.type === 'LogicalExpression') {
      stack.push(node['right'] as EsNode, node['left'] as EsNode);
    } else branches.push(node);
  }
  return branches;
}

export function isCall(node: EsNode): boolean {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
}

export function isMember(node: EsNode): boolean {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
}

export function isFunction(node: EsNode): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return true;
    default:
      return false;
  }
}

/** The value of a string literal, or of a template without placeholders. */
export function stringOf(node: EsNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'Literal' || node.type === 'StringLiteral') {
    return typeof node['value'] === 'string' ? node['value'] : undefined;
  }
  if (node.type === 'TemplateLiteral') {
    const quasis = childrenOf(node, 'quasis');
    if (quasis.length === 1 && quasis[0] !== undefined) return cookedOf(quasis[0]);
  }
  return undefined;
}

/** The text of a template's piece; a piece with an invalid escape (tagged only) is read as written. */
export function cookedOf(quasi: EsNode): string {
  const value = quasi['value'] as { readonly cooked?: string | null; readonly raw: string };
  return value.cooked ?? value.raw;
}

/** The value of a literal string, number, bigint, boolean or null, as text. */
export function literalOf(node: EsNode): string | undefined {
  const text = stringOf(node);
  if (text !== undefined) return text;
  switch (node.type) {
    case 'Literal':
      if (node['regex'] !== undefined) return undefined;
      if (typeof node['bigint'] === 'string') return node['bigint'];
      return String(node['value']);
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return String(node['value']);
    case 'BigIntLiteral':
      return String(node['value']);
    case 'NullLiteral':
      return 'null';
    case 'UnaryExpression': {
      const argument = childOf(node, 'argument');
      const number = argument === undefined ? undefined : argument['value'];
      return node['operator'] === '-' && typeof number === 'number' ? String(-number) : undefined;
    }
    default:
      return undefined;
  }
}

/** The name of an identifier, with `#` for a private one. */
export function nameOf(node: EsNode | undefined): string | undefined {
  switch (node?.type) {
    case 'Identifier':
    case 'JSXIdentifier':
      return node['name'] as string;
    case 'PrivateIdentifier':
      return `#${node['name'] as string}`;
    case 'PrivateName':
      return `#${(node['id'] as EsNode)['name'] as string}`;
    default:
      return undefined;
  }
}

/** The name by which a member is read: `a.b`, `a['b']`, `this.#b` (`#b`); `undefined` where it is computed. */
export function propertyName(member: EsNode): string | undefined {
  const property = childOf(member, 'property');
  if (property === undefined) return undefined;
  return member['computed'] === true ? stringOf(unwrap(property)) : nameOf(property);
}

/** The name of a key in an object, class or pattern. */
export function keyName(property: EsNode): string | undefined {
  const key = childOf(property, 'key');
  if (key === undefined) return undefined;
  if (property['computed'] === true) return stringOf(unwrap(key));
  return nameOf(key) ?? literalOf(key);
}

/** Calls `visit` with each child node that can hold a value: types, comments and parents are left out. */
export function forEachChild(node: EsNode, visit: (child: EsNode) => void): void {
  for (const key in node) {
    if (NOT_VALUES.has(key)) continue;
    const value = node[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item) && holdsValues(item)) visit(item);
    } else if (isNode(value) && holdsValues(value)) visit(value);
  }
}

/**
 * Every node below `root` that can hold a value, `root` first, in no promised order; without recursion,
 * since a concatenation of 10,000 terms is 10,000 nodes deep. `visit` says whether to go below a node.
 */
export function walk(root: EsNode, visit: (node: EsNode) => boolean): void {
  const stack = [root];
  const push = (child: EsNode): void => {
    stack.push(child);
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (visit(node)) forEachChild(node, push);
  }
}

const NOT_VALUES: ReadonlySet<string> = new Set([
  ...['type', 'start', 'end', 'range', 'loc', 'parent', 'tokens', 'comments', 'extra'],
  ...['leadingComments', 'trailingComments', 'innerComments', 'errors'],
  ...['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeArguments'],
  ...['superTypeParameters', 'implements', 'predicate', 'variance'],
]);

/** Type declarations hold no values; of TypeScript's nodes only these do. */
function holdsValues(node: EsNode): boolean {
  const type = node.type;
  if (type.charCodeAt(0) !== 84 || type.charCodeAt(1) !== 83) return true;
  return TS_WITH_VALUES.has(type);
}

const TS_WITH_VALUES: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSExportAssignment',
  'TSParameterProperty',
  'TSImportEqualsDeclaration',
  'TSExternalModuleReference',
]);

/** A tree of ours as cpython-tree.py describes CPython's: one text for each node. */
import type { PyNode, PyTree } from '@loglex/engine';

/** Types that both trees have alike. */
const COMPARED: ReadonlySet<string> = new Set([
  ...[
    'FunctionDef',
    'ClassDef',
    'Assign',
    'For',
    'While',
    'If',
    'With',
    'Try',
    'ExceptHandler',
    'Match',
  ],
  ...[
    'Import',
    'ImportFrom',
    'Raise',
    'Return',
    'Expr',
    'Pass',
    'Break',
    'Continue',
    'Global',
    'Delete',
  ],
  ...[
    'Assert',
    'Name',
    'Attribute',
    'Subscript',
    'Call',
    'Binary',
    'Conditional',
    'Lambda',
    'Dict',
    'List',
  ],
  ...['Set', 'ListComp', 'SetComp', 'DictComp', 'Await', 'Starred', 'NamedExpr', 'Unary', 'Yield'],
  ...['String', 'Number', 'Constant'],
]);

export function describeTree({ module }: PyTree): string[] {
  const found: string[] = [];
  const todo: (readonly [PyNode, string])[] = [[module, '']];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [node, path] = next;
    const isDefinition = node.type === 'FunctionDef' || node.type === 'ClassDef';
    if (COMPARED.has(node.type) && !isInChain(node)) {
      const start = isDefinition ? -1 : node.start;
      const type = chainOf(node) === undefined ? node.type : 'Chain';
      found.push([type, start, node.end, nameOf(node), path].join('|'));
    }
    if (node.type === 'String') continue;
    const body: readonly PyNode[] = isDefinition ? node.body : [];
    for (const child of node.children) {
      todo.push([child, body.includes(child) ? `${path}/${nameOf(node)}` : path]);
    }
  }
  return found.sort();
}

/** Whether a node is part of a longer chain, for which CPython has one node; one in parentheses is not. */
function isInChain(node: PyNode): boolean {
  const { parent } = node;
  const chain = chainOf(node);
  return (
    parent?.type === 'Binary' &&
    parent.left === node &&
    parent.start === node.start &&
    chain !== undefined &&
    chain === chainOf(parent)
  );
}

function chainOf(node: PyNode): 'comparison' | 'and' | 'or' | undefined {
  if (node.type !== 'Binary') return undefined;
  const { operator } = node;
  if (operator === 'and' || operator === 'or') return operator;
  return /^(?:(?:not )?in|is(?: not)?|[=!]=|[<>]=?)$/.test(operator) ? 'comparison' : undefined;
}

function nameOf(node: PyNode): string {
  switch (node.type) {
    case 'FunctionDef':
    case 'ClassDef':
      return node.name.text;
    case 'Name':
      return node.id;
    case 'Attribute':
      return node.attribute.text;
    case 'ExceptHandler':
      return node.name?.text ?? '';
    default:
      return '';
  }
}

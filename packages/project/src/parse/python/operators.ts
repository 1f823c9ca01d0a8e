/**
 * Which operator binds first, as Python says: Lezer reads `not a or b` as `not (a or b)`, and gives `await` and signs too much at
 * times. What stands between operators is taken from its tree in order and put together anew.
 */
import type { SyntaxNode } from '@lezer/common';

/** In postfix order: an operator takes what comes before it, `infix` two of them and `prefix` one. */
export type OperationStep =
  | {
      readonly kind: 'operand';
      readonly node: SyntaxNode;
      /** How many right sides and prefixes it stands below. */
      readonly nesting: number;
    }
  | { readonly kind: 'infix'; readonly operator: string }
  | { readonly kind: 'prefix'; readonly operator: string; readonly start: number };

/**
 * The steps of an operation; `undefined` where `node` is none, or one that lacks a side.
 * @param room how deep below `node` to look: what lies deeper stays one operand.
 */
export function operationSteps(
  node: SyntaxNode,
  text: string,
  room: number,
): OperationStep[] | undefined {
  if (partsOf(node) === undefined) return undefined;
  const steps: OperationStep[] = [];
  const waiting: Operator[] = [];
  for (const item of itemsOf(node, text, room)) {
    if (item.kind === 'operand') {
      steps.push(item);
      continue;
    }
    if (item.kind === 'infix') {
      const binding = bindingOf(item);
      for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
        const before = bindingOf(top);
        if (before < binding || (before === binding && item.operator === '**')) break;
        steps.push(top);
        waiting.pop();
      }
    }
    waiting.push(item);
  }
  return [...steps, ...waiting.reverse()];
}

type Operator = Exclude<OperationStep, { kind: 'operand' }>;

const PREFIXES: ReadonlySet<string> = new Set(['UnaryExpression', 'AwaitExpression']);

/** Operands and operators in the order of the text. A chain is as deep in the tree as it is long: there is no recursion. */
function itemsOf(root: SyntaxNode, text: string, room: number): OperationStep[] {
  const items: OperationStep[] = [];
  const todo: (Operator | { readonly node: SyntaxNode; readonly nesting: number })[] = [
    { node: root, nesting: 0 },
  ];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('kind' in next) {
      items.push(next);
      continue;
    }
    const { node, nesting } = next;
    const parts = nesting < room ? partsOf(node) : undefined;
    if (parts === undefined) {
      items.push({ kind: 'operand', node, nesting });
      continue;
    }
    const { left, words, right } = parts;
    const operator = words.map(({ from, to }) => text.slice(from, to)).join(' ');
    todo.push({ node: right, nesting: nesting + 1 });
    if (left === undefined) todo.push({ kind: 'prefix', operator, start: node.from });
    else todo.push({ kind: 'infix', operator }, { node: left, nesting });
  }
  return items;
}

function partsOf(node: SyntaxNode) {
  const isPrefix = PREFIXES.has(node.name);
  if (!isPrefix && node.name !== 'BinaryExpression') return undefined;
  const parts: SyntaxNode[] = [];
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    if (part.name !== 'Comment' && !part.type.isError) parts.push(part);
  }
  const left = isPrefix ? undefined : parts.shift();
  const right = parts.pop();
  const isWhole = right !== undefined && parts.length > 0 && !isWord(right);
  return isWhole ? { left, words: parts, right } : undefined;
}

function isWord({ name }: SyntaxNode): boolean {
  return /Op\b|^(?:and|or|not|in|is|await)$/.test(name);
}

const INFIX: ReadonlyMap<string, number> = new Map(
  [
    ['or'],
    ['and'],
    [],
    ['in', 'not in', 'is', 'is not', '<', '<=', '>', '>=', '==', '!=', '<>'],
    ['|'],
    ['^'],
    ['&'],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '//', '%', '@'],
    [],
    ['**'],
  ].flatMap((operators, binding) => operators.map((operator) => [operator, binding] as const)),
);
const PREFIX: ReadonlyMap<string, number> = new Map([
  ['not', 2],
  ['await', 12],
]);
const SIGN = 10;

function bindingOf({ kind, operator }: Operator): number {
  return kind === 'infix' ? (INFIX.get(operator) ?? 0) : (PREFIX.get(operator) ?? SIGN);
}

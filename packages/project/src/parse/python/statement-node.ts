/** What readers of all statements need: where one ends, its header and body, values that are made when asked for. */
import type { SyntaxNode } from '@lezer/common';
import type { PyExpression, PyNode, PyStatement } from '@loglex/engine';
import { childrenOf, readList } from './expressions.ts';

/** What a statement that holds others is read with. */
export interface Reading {
  readonly text: string;
  /** The statements of a body. */
  statements(body: SyntaxNode | undefined, parent: PyNode): PyStatement[];
}

/** Where the last statement below a node ends: a body goes on to the line after it. */
export function endOf(node: SyntaxNode): number {
  let last: SyntaxNode | null = node;
  let end = node.to;
  while (last !== null) {
    end = last.to;
    if (!/Body$|Clause$|Group$|Definition$|Statement$/.test(last.name)) break;
    let below: SyntaxNode | null = last.lastChild;
    while (
      below !== null &&
      (below.name === 'Comment' || below.name === ';' || below.type.isError)
    ) {
      below = below.prevSibling;
    }
    if (below === null || !/Body$|Clause$|Group$|Definition$|Statement$/.test(below.name)) {
      return below === null ? end : below.to;
    }
    last = below;
  }
  return end;
}

export function headerOf(node: SyntaxNode): SyntaxNode[] {
  const parts = childrenOf(node);
  const at = parts.findIndex(({ name }) => name === 'Body' || name === 'MatchBody');
  return at < 0 ? parts : parts.slice(0, at);
}

export function bodyOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.getChild('Body') ?? undefined;
}

export function annotationOf(
  node: SyntaxNode | null,
  parent: PyNode,
  text: string,
): PyExpression | undefined {
  return node === null ? undefined : readList(childrenOf(node), parent, text);
}

export function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

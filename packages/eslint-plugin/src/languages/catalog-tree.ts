/** The tree of a catalog file as ESLint walks it: what is written, where it is written. */
import type { DataNode, MapEntry, ScalarNode, ScalarStyle } from '@loglex/catalog';
import type { SyntaxNode } from './source-code.ts';

export type CatalogNode =
  CatalogDocument | CatalogMapping | CatalogPair | CatalogSequence | CatalogScalar;

interface Base extends SyntaxNode {
  readonly parent: CatalogNode | undefined;
  readonly children: readonly CatalogNode[];
}

export interface CatalogDocument extends Base {
  readonly type: 'Document';
}

export interface CatalogMapping extends Base {
  readonly type: 'Mapping';
  readonly style: 'block' | 'flow';
}

export interface CatalogPair extends Base {
  readonly type: 'Pair';
  readonly key: CatalogScalar;
  /** `undefined` where it is written elsewhere, and an alias stands here. */
  readonly value: CatalogNode | undefined;
}

export interface CatalogSequence extends Base {
  readonly type: 'Sequence';
  readonly style: 'block' | 'flow';
}

export interface CatalogScalar extends Base {
  readonly type: 'Scalar';
  /** Unquoted, unescaped. */
  readonly text: string;
  readonly style: ScalarStyle;
}

/** A node while what is below it is put in. */
type Making<Node extends CatalogNode> = { -readonly [Key in keyof Node]: Node[Key] };

/** `length`: of the text. */
export function treeOf(root: DataNode | undefined, length: number): CatalogDocument {
  const document: Making<CatalogDocument> = {
    type: 'Document',
    ...{ start: 0, end: length, parent: undefined, children: [] },
  };
  document.children = root === undefined ? [] : readNodes([root], document);
  return document;
}

/** An alias gives the node of its anchor, which is written elsewhere and is walked there. */
function readNodes(nodes: readonly DataNode[], parent: CatalogNode): CatalogNode[] {
  const found: CatalogNode[] = [];
  let end = parent.start;
  for (const node of nodes) {
    const { range } = node;
    if (range.start < end || range.end > parent.end) continue;
    end = range.end;
    found.push(readNode(node, parent));
  }
  return found;
}

function readNode(node: DataNode, parent: CatalogNode): CatalogNode {
  if (node.kind === 'scalar') return readScalar(node, parent);
  const { style, range } = node;
  const type = node.kind === 'seq' ? 'Sequence' : 'Mapping';
  const made: Making<CatalogSequence | CatalogMapping> = {
    type,
    ...{ start: range.start, end: range.end, parent, children: [], style },
  };
  made.children =
    node.kind === 'seq'
      ? readNodes(node.items, made)
      : node.entries.filter(({ merged }) => !merged).map((entry) => readPair(entry, made));
  return made;
}

function readPair({ key, value }: MapEntry, parent: CatalogNode): CatalogPair {
  const { start, end } = key.range;
  const written = value.range.start >= end && value.range.end <= parent.end;
  const pair: Making<CatalogPair> = {
    type: 'Pair',
    ...{ start, end: written ? value.range.end : end, parent, children: [] },
    ...{ key: undefined as unknown as CatalogScalar, value: undefined },
  };
  pair.key = readScalar(key, pair);
  pair.value = written ? readNode(value, pair) : undefined;
  pair.children = pair.value === undefined ? [pair.key] : [pair.key, pair.value];
  return pair;
}

function readScalar({ text, style, range }: ScalarNode, parent: CatalogNode): CatalogScalar {
  return { type: 'Scalar', start: range.start, end: range.end, parent, children: [], text, style };
}

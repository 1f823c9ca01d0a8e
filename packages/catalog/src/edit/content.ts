/** What a tree says, apart from how it is written: the measure of whether an edit did what was meant. */
import { isNull } from '../document/node.ts';
import type { DataNode } from '../document/node.ts';
import { givenEntries } from './print-value.ts';
import type { NewRecord } from './sequence-edits.ts';
import type { NewValue } from './print-value.ts';

export type Content =
  | string
  | null
  | { readonly list: readonly Content[] }
  | { readonly map: readonly (readonly [string, Content])[] };

export function contentOf(node: DataNode): Content {
  if (node.kind === 'scalar') return isNull(node) ? null : node.text;
  if (node.kind === 'seq') return { list: node.items.map(contentOf) };
  return { map: node.entries.map(({ key, value }) => [key.text, contentOf(value)] as const) };
}

export function contentOfValue(value: NewValue): Content {
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return { list: (value as readonly NewValue[]).map(contentOfValue) };
  const entries = givenEntries(value as NewRecord);
  return { map: entries.map(([key, item]) => [key, contentOfValue(item)] as const) };
}

/** Equal in everything but the order of keys. */
export function sameContent(a: Content, b: Content): boolean {
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b;
  if ('list' in a || 'list' in b) {
    if (!('list' in a && 'list' in b) || a.list.length !== b.list.length) return false;
    return a.list.every((item, index) => sameContent(item, b.list[index]!));
  }
  if (a.map.length !== b.map.length) return false;
  const left = a.map.toSorted(byKey);
  const right = b.map.toSorted(byKey);
  return left.every(([key, content], index) => {
    const [otherKey, otherContent] = right[index]!;
    return key === otherKey && sameContent(content, otherContent);
  });
}

function byKey(a: readonly [string, Content], b: readonly [string, Content]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

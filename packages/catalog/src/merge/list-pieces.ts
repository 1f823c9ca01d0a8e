/** Cuts the text of a catalog file into its entries and what stands between them. */
import { afterLineOf, lineStart } from '../edit/layout.ts';
import type { MapNode, ScalarNode, SeqNode } from '../document/node.ts';
import { isNull, valueOf } from '../document/node.ts';
import { isJson, readDocument } from '../document/read-document.ts';
import type { CatalogText } from '../model.ts';

/** The lists whose entries have an identity of their own. */
export const LISTS = ['constants', 'retired'] as const;

export type ListName = (typeof LISTS)[number];

/**
 * Whole lines: joined in order, text and lists give the file back, but for a list without entries: its `[]` is left out
 * (see `joinPieces`).
 */
export interface ListPieces {
  /** What stands before the first list, between the two, and behind the last. */
  readonly texts: readonly [string, string, string];
  /** The lists in the order in which they stand; an absent one is empty and last. */
  readonly lists: readonly [PieceList, PieceList];
}

export interface PieceList {
  readonly name: ListName;
  readonly entries: readonly EntryPiece[];
}

/** The file that pieces make: a list that is left without entries is written as `[]`. */
export function joinPieces(texts: ListPieces['texts'], lists: readonly [string, string]): string {
  const [first, second] = lists.map((list, index) => {
    const head = texts[index]!;
    const emptied = /^(?:constants|retired):(?=\r?\n$)/m.test(head) && list === '';
    return emptied ? head.replace(/:(\r?\n)$/, ': []$1') : head + list;
  });
  return `${first}${second}${texts[2]}`;
}

/** One entry with the comments and blank lines above it. */
export interface EntryPiece {
  /** The code, and for its second entry and each further one a number behind it. */
  readonly key: string;
  readonly code: string;
  readonly text: string;
}

/**
 * The pieces of `source`; `undefined` where it cannot be cut into whole lines: JSON, lists in flow style, anchors that
 * reach from one entry into another, entries without a code, text that cannot be read.
 */
export function listPieces(source: CatalogText): ListPieces | undefined {
  if (isJson(source.file)) return undefined;
  const { root, problems } = readDocument(source);
  if (problems.length > 0 || (root !== undefined && root.kind !== 'map')) return undefined;
  const { text } = source;
  const found = LISTS.flatMap((name) => {
    const entry = root?.entries.find(({ key }) => key.text === name);
    return entry === undefined ? [] : [{ name, key: entry.key, list: entry.value }];
  }).sort((a, b) => a.list.range.start - b.list.range.start);
  const lists: PieceList[] = [];
  const texts: string[] = [];
  let end = 0;
  for (const { name, key, list } of found) {
    if (list.kind === 'seq' ? list.items.length === 0 : isNull(list)) {
      const after = afterLineOf(text, list.range.end);
      const head = /^(.*:)[ \t]*(?:\[\]|~|null)?(\r?\n)$/.exec(
        text.slice(lineStart(text, list.range.start), after),
      );
      if (head === null) return undefined;
      texts.push(text.slice(end, lineStart(text, list.range.start)) + head[1]! + head[2]!);
      lists.push({ name, entries: [] });
      end = after;
      continue;
    }
    const cut = list.kind === 'seq' ? cutList(text, key, list, root!) : undefined;
    if (cut === undefined) return undefined;
    const start = cut[0]!.start;
    texts.push(text.slice(end, start));
    lists.push({ name, entries: withKeys(cut.map(({ piece }) => piece)) });
    end = cut.at(-1)!.end;
  }
  texts.push(text.slice(end));
  const [first = { name: 'constants', entries: [] }, second] = lists;
  const other = first.name === 'constants' ? 'retired' : 'constants';
  return {
    texts: [texts[0]!, texts[1] ?? '', texts[2] ?? ''],
    lists: [first, second ?? { name: other, entries: [] }],
  };
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly piece: Omit<EntryPiece, 'key'>;
}

function cutList(
  text: string,
  key: ScalarNode,
  list: SeqNode,
  root: MapNode,
): readonly Cut[] | undefined {
  if (list.style !== 'block' || list.range.start < key.range.end) return undefined;
  const cuts: Cut[] = [];
  // What is written below the key and above the first entry belongs to that entry.
  let start = afterLineOf(text, key.range.end);
  for (const item of list.items) {
    const code = item.kind === 'map' ? valueOf(item, 'code') : undefined;
    // An alias stands elsewhere than its place in the list; so does what a merge key brings.
    const own = item.range.start >= start && !/[&*]\w|<<:/.test(text.slice(start, item.range.end));
    if (!own || code?.kind !== 'scalar' || code.text === '') return undefined;
    const end = afterLineOf(text, item.range.end);
    // A last line without a break would run into what is put behind it.
    if (!text.slice(start, end).endsWith('\n')) return undefined;
    cuts.push({ start, end, piece: { code: code.text, text: text.slice(start, end) } });
    start = end;
  }
  return root.style === 'block' ? cuts : undefined;
}

function withKeys(entries: readonly Omit<EntryPiece, 'key'>[]): readonly EntryPiece[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.code) ?? 0) + 1;
    seen.set(entry.code, count);
    return { ...entry, key: count === 1 ? entry.code : `${entry.code} #${count}` };
  });
}

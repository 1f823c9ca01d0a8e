/**
 * The tree of a YAML file that was read before and edited since: only the entries that the edit touched are read, since
 * catalogs are large and edits small. The result is the tree that reading it afresh makes, or none.
 */
import { smallestEdit } from '../smallest-edit.ts';
import type { MapNode, SeqNode } from './node.ts';
import type { DataDocument } from './read-document.ts';
import { readYaml } from './read-yaml.ts';
import { shiftNode } from './shift-document.ts';

/** A text and its tree. */
export interface ReadText {
  readonly text: string;
  readonly document: DataDocument;
}

/** `undefined` where the edit is not one inside the list of a section: then the file is to be read afresh. */
export function rereadDocument(
  { text: before, document }: ReadText,
  file: string,
  text: string,
): DataDocument | undefined {
  const { root, problems } = document;
  if (root?.kind !== 'map' || root.style !== 'block' || problems.length > 0) return undefined;
  const edited = smallestEdit(before, text);
  const isLast = (at: number): boolean => at === root.entries.length - 1;
  const section = root.entries.findIndex(
    ({ value: { range } }, at) =>
      range.start < edited.start && (edited.end < range.end || isLast(at)),
  );
  const list = root.entries[section]?.value;
  if (list?.kind !== 'seq' || list.style !== 'block') return undefined;
  // What an entry says may stand elsewhere, and the other way round.
  if (REFERENCE.test(before) || REFERENCE.test(text)) return undefined;
  const slice = sliceAround(before, list, edited, isLast(section));
  if (slice === undefined) return undefined;
  const { first, last, start, end } = slice;
  const by = text.length - before.length;
  const piece = text.slice(start, end + by);
  if (MARKER.test(piece)) return undefined;
  const read = readYaml({ file, text: piece });
  const items = read.root?.kind === 'seq' && read.root.style === 'block' ? read.root.items : [];
  const indent = indentOf(before, list.items[first]!.range.start);
  const isSameList = items.every(
    (item) => indentOf(text, item.range.start + start) === indent && item.kind === 'map',
  );
  if (items.length === 0 || read.problems.length > 0 || !isSameList) return undefined;
  const grown: SeqNode = {
    ...list,
    items: [
      ...list.items.slice(0, first),
      ...items.map((item) => shiftNode(item, start)),
      ...list.items.slice(last + 1).map((item) => shiftNode(item, by)),
    ],
    // Where a list ends that nothing follows, its last item says.
    range: {
      start: list.range.start,
      end: last === list.items.length - 1 ? read.root!.range.end + start : list.range.end + by,
    },
  };
  const growth = grown.range.end - list.range.end;
  const entries = root.entries.map((entry, at): MapNode['entries'][number] => {
    if (at < section) return entry;
    if (at === section) return { ...entry, value: grown };
    return { ...entry, key: shiftNode(entry.key, by), value: shiftNode(entry.value, by) };
  });
  const range = { start: root.range.start, end: root.range.end + growth };
  return { root: { ...root, entries, range }, problems: [] };
}

/** An anchor, an alias or a tag, or a text that may look like one. */
const REFERENCE = /(?:^|[\s[{,:-])[&*!][^\s&]/m;

/** A line by which a document begins or ends. */
const MARKER = /^(?:---|\.{3}|%)/m;

interface Slice {
  /** Positions of the items in it. */
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Whole items around the edit, between lines that stay; the last only where nothing follows, since a list would end elsewhere. */
function sliceAround(
  text: string,
  { items }: SeqNode,
  edited: { readonly start: number; readonly end: number },
  isLast: boolean,
): Slice | undefined {
  const lineOf = (at: number): number => text.lastIndexOf('\n', items[at]!.range.start - 1) + 1;
  let first = 0;
  let high = items.length - 1;
  // The last item whose line begins before the edit does.
  while (first < high) {
    const middle = Math.ceil((first + high) / 2);
    if (lineOf(middle) < edited.start) first = middle;
    else high = middle - 1;
  }
  let next = first + 1;
  while (next < items.length && lineOf(next) <= edited.end) next++;
  const toEnd = next >= items.length;
  if ((toEnd && !isLast) || lineOf(first) >= edited.start) return undefined;
  const start = lineOf(first);
  const end = toEnd ? text.length : lineOf(next);
  const isPlain = (toEnd ? [first] : [first, next]).every(
    (at) => indentOf(text, items[at]!.range.start) !== undefined,
  );
  return isPlain ? { first, last: next - 1, start, end } : undefined;
}

/** What stands before an item on its line; `undefined` where that is more than its dash. */
function indentOf(text: string, start: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *- +$/.test(line) ? line.slice(0, line.indexOf('-')) : undefined;
}

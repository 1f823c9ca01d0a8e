/** Puts items into lists and takes them out, in block and flow style alike. */
import type { DataNode, MapEntry, MapNode, SeqNode } from '../document/node.ts';
import { isNull } from '../document/node.ts';
import type { TextEdit } from '../text.ts';
import {
  afterLineOf,
  asLines,
  columnOf,
  indentOf,
  lineBreakNear,
  lineStart,
  nextLineStart,
  startsLine,
} from './layout.ts';
import { linesLike } from './item-style.ts';
import { printInline, printLines } from './print-value.ts';
import type { NewValue, Notation } from './print-value.ts';

export type NewRecord = { readonly [key: string]: NewValue | undefined };

/** A record, and the item of a list before which it goes. */
export interface Insertion {
  readonly index: number;
  readonly record: NewRecord;
}

/** Inserts records into a list; those with one `index` in their order. */
export function insertItems(
  text: string,
  list: SeqNode,
  insertions: readonly Insertion[],
  notation: Notation,
): TextEdit[] {
  if (list.style === 'block') {
    return insertions.flatMap(({ index, record }) => insertBlockItem(text, list, index, record));
  }
  if (list.items.length > 0) {
    return insertions.flatMap(({ index, record }) =>
      insertFlowItem(text, list, index, record, notation),
    );
  }
  const place = list.range.start + 1;
  const printed = insertions.map(({ record }) => printInline(record, notation)).join(', ');
  return [{ start: place, end: place, text: printed }];
}

/** Gives `section` of a block map, which has no value or an empty one, its first items. */
export function startList(
  text: string,
  section: MapEntry,
  records: readonly NewRecord[],
): TextEdit[] {
  const { key, value } = section;
  const indent = `${indentOf(text, key.range.start)}  `;
  const place = nextLineStart(text, value.range.end);
  const lines = records.flatMap((record) =>
    blockItem(indent, indent.length + 2, linesLike(undefined, record)),
  );
  const start = { start: place, end: place, text: asLines(text, place, lines) };
  const written = !isNull(value) || value.range.end > value.range.start;
  if (!written) return [start];
  const gap = /[ \t]*$/.exec(text.slice(0, value.range.start))?.[0].length ?? 0;
  return [{ start: value.range.start - gap, end: value.range.end, text: '' }, start];
}

function insertBlockItem(
  text: string,
  list: SeqNode,
  index: number,
  record: NewRecord,
): TextEdit[] {
  const column = columnOf(text, list.range.start);
  const indent = ' '.repeat(column);
  const before = list.items[index - 1];
  const neighbour = before ?? list.items[index];
  const lines =
    neighbour?.kind === 'map' && neighbour.style === 'flow'
      ? [`${indent}- ${printInline(record, 'yaml')}`]
      : blockItem(indent, keyColumn(text, list, neighbour), linesLike(list, record));
  const place = before
    ? belowComments(text, afterLineOf(text, before.range.end), column)
    : lineStart(text, list.range.start);
  const spaced = isSpaced(text, list);
  if (!spaced) return [{ start: place, end: place, text: asLines(text, place, lines) }];
  const withSpace = before ? ['', ...lines] : [...lines, ''];
  return [{ start: place, end: place, text: asLines(text, place, withSpace) }];
}

/** Below the comments that are indented deeper than the dash: they speak of the entry above them. */
function belowComments(text: string, place: number, dash: number): number {
  let below = place;
  const comment = /( *)#.*(?:\n|$)/y;
  for (;;) {
    comment.lastIndex = below;
    const line = comment.exec(text);
    if (!line || line[1]!.length <= dash) return below;
    below = comment.lastIndex;
  }
}

function blockItem(indent: string, keyColumnOrLess: number, lines: readonly string[]): string[] {
  const width = Math.max(keyColumnOrLess - indent.length - 1, 1);
  return lines.map((line, index) =>
    index === 0 ? `${indent}-${' '.repeat(width)}${line}` : `${indent} ${' '.repeat(width)}${line}`,
  );
}

/** The column of the keys of a block item: `- code` and `-   code` both occur. */
function keyColumn(text: string, list: SeqNode, item: DataNode | undefined): number {
  const usual = columnOf(text, list.range.start) + 2;
  if (item?.kind !== 'map' || item.style === 'flow') return usual;
  return startsLine(text, item.range.start) ? usual : columnOf(text, item.range.start);
}

/** Whether a blank line stands between the first two items. */
function isSpaced(text: string, list: SeqNode): boolean {
  const [first, second] = list.items;
  if (!first || !second || second.range.start < first.range.end) return false;
  return /\n[ \t]*\r?\n/.test(text.slice(first.range.end - 1, second.range.start));
}

function insertFlowItem(
  text: string,
  list: SeqNode,
  index: number,
  record: NewRecord,
  notation: Notation,
): TextEdit[] {
  const before = list.items[index - 1];
  const after = list.items[index];
  const neighbour = before ?? after;
  if (!neighbour) return [];
  const own = startsLine(text, neighbour.range.start);
  const indent = indentOf(text, neighbour.range.start);
  const gap = own ? lineBreakNear(text, neighbour.range.end) + indent : ' ';
  const printed = likeNeighbour(text, neighbour, record, notation);
  if (before)
    return [{ start: before.range.end, end: before.range.end, text: `,${gap}${printed}` }];
  const place = neighbour.range.start;
  return [{ start: place, end: place, text: `${printed},${gap}` }];
}

/** On several lines where the neighbour stands on several lines. */
function likeNeighbour(
  text: string,
  neighbour: DataNode,
  record: NewRecord,
  notation: Notation,
): string {
  const first = neighbour.kind === 'map' ? neighbour.entries[0] : undefined;
  if (!first || !startsLine(text, first.key.range.start)) return printInline(record, notation);
  const lineBreak = lineBreakNear(text, neighbour.range.end);
  const inner = lineBreak + indentOf(text, first.key.range.start);
  const outer = lineBreak + indentOf(text, neighbour.range.start);
  return `{${inner}${printLines(record, notation).join(`,${inner}`)}${outer}}`;
}

/** Takes the item `index` out of a list, with the line or the comma that it had. */
export function removeItem(text: string, list: SeqNode, index: number): TextEdit[] {
  const item = list.items[index];
  if (!item) return [];
  if (list.style === 'flow') return [removeFromFlow(text, list, list.items, index)];
  const start = dashLine(text, list, item);
  return [{ start, end: afterLineOf(text, item.range.end), text: '' }];
}

/** The start of the line that holds the item's dash; the item may start on a later one. */
function dashLine(text: string, list: SeqNode, item: DataNode): number {
  const dash = columnOf(text, list.range.start);
  let start = lineStart(text, item.range.start);
  while (
    start > list.range.start &&
    !/^-(?:\s|$)/.test(text.slice(start + dash, start + dash + 2))
  ) {
    start = lineStart(text, start - 1);
  }
  return start;
}

/** Takes member `index` out of a flow collection together with one comma. */
export function removeFromFlow(
  text: string,
  parent: SeqNode | MapNode,
  members: readonly (DataNode | MapEntry)[],
  index: number,
): TextEdit {
  const { start, end } = memberRange(members[index]!);
  const next = members[index + 1];
  if (next) return { start, end: memberRange(next).start, text: '' };
  const previous = members[index - 1];
  if (previous) return { start: memberRange(previous).end, end, text: '' };
  // The only member: a comma after it, where one stands, goes as well.
  const comma = /^\s*,/.exec(text.slice(end, parent.range.end))?.[0].length ?? 0;
  return { start, end: end + comma, text: '' };
}

function memberRange(member: DataNode | MapEntry): { start: number; end: number } {
  if ('kind' in member) return member.range;
  return { start: member.key.range.start, end: member.value.range.end };
}

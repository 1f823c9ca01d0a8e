/** Sets, adds and removes keys of maps, in block and flow style alike. */
import type { DataNode, MapEntry, MapNode } from '../document/node.ts';
import type { TextEdit } from '../text.ts';
import { encodeDouble, encodeYaml } from './encode-scalar.ts';
import {
  afterLineOf,
  asLines,
  columnOf,
  indentOf,
  lineBreakNear,
  lineStart,
  startsLine,
} from './layout.ts';
import { printEntry, printInline } from './print-value.ts';
import type { NewValue, Notation } from './print-value.ts';
import { removeFromFlow } from './sequence-edits.ts';

/**
 * Replaces the value of `entry`. `undefined` where it is shared: an alias, or a value with an anchor,
 * stands for other places too.
 */
export function setValue(
  text: string,
  entry: MapEntry,
  value: NewValue,
  notation: Notation,
): TextEdit[] | undefined {
  const { key, value: old } = entry;
  const colon = text.indexOf(':', key.range.end);
  const gap = text.slice(colon + 1, old.range.start);
  if (entry.merged || old.range.start <= colon || gap.trim() !== '') return undefined;
  const printed = printLike(old, value, notation);
  const endsLine = text[old.range.end - 1] === '\n' ? lineBreakNear(text, old.range.end) : '';
  const isBlock = old.kind !== 'scalar' && old.style === 'block';
  const separate = gap === '' && !isBlock ? ' ' : '';
  // An empty value ends where a comment begins: `action: # what to do`.
  const beforeComment = text[old.range.end] === '#' ? ' ' : '';
  return isBlock
    ? [{ start: colon + 1, end: old.range.end, text: ` ${printed}${endsLine}` }]
    : [{ ...old.range, text: separate + printed + endsLine + beforeComment }];
}

function printLike(old: DataNode, value: NewValue, notation: Notation): string {
  if (typeof value !== 'string' || old.kind !== 'scalar') return printInline(value, notation);
  return notation === 'json' ? encodeDouble(value) : encodeYaml(value, old.style);
}

/** Adds `key` to a map that has entries, behind the last of the keys that `order` puts before it. */
export function addKey(
  text: string,
  map: MapNode,
  key: string,
  value: NewValue,
  notation: Notation,
  order: readonly string[] = [],
): TextEdit[] {
  const own = map.entries.filter((entry) => !entry.merged);
  const before = order.slice(0, Math.max(order.indexOf(key), 0));
  const predecessor = own.findLast((entry) => before.includes(entry.key.text)) ?? own.at(-1);
  if (!predecessor) {
    const place = map.range.start + 1;
    const printed = printEntry(key, value, notation);
    return [{ start: place, end: place, text: notation === 'json' ? printed : ` ${printed} ` }];
  }
  const end = Math.max(predecessor.value.range.end, predecessor.key.range.end);
  const printed = printEntry(key, value, notation);
  if (map.style === 'flow') {
    const { start } = predecessor.key.range;
    const gap = startsLine(text, start) ? lineBreakNear(text, end) + indentOf(text, start) : ' ';
    return [
      {
        start: flowEnd(text, predecessor),
        end: flowEnd(text, predecessor),
        text: `,${gap}${printed}`,
      },
    ];
  }
  const place = afterLineOf(text, valueEnd(text, predecessor));
  const indent = ' '.repeat(columnOf(text, predecessor.key.range.start));
  return [{ start: place, end: place, text: asLines(text, place, [indent + printed]) }];
}

/** Removes `entry`, with its line or its comma. */
export function removeKey(text: string, map: MapNode, entry: MapEntry): TextEdit[] {
  const index = map.entries.indexOf(entry);
  if (map.style === 'flow') return [removeFromFlow(text, map, map.entries, index)];
  const { start } = entry.key.range;
  const end = afterLineOf(text, valueEnd(text, entry));
  if (startsLine(text, start)) return [{ start: lineStart(text, start), end, text: '' }];
  // The key shares its line with the dash of its item: the next key moves up to it.
  const next = map.entries[index + 1];
  return [{ start, end: next ? next.key.range.start : end, text: '' }];
}

/** Where an entry ends in the file; the value of an alias ends elsewhere. */
function valueEnd(text: string, { key, value }: MapEntry): number {
  if (value.range.start >= key.range.end) return value.range.end;
  const lineBreak = text.indexOf('\n', key.range.end);
  return lineBreak < 0 ? text.length : lineBreak;
}

function flowEnd(text: string, { key, value }: MapEntry): number {
  if (value.range.start >= key.range.end) return value.range.end;
  return key.range.end + (/^\s*:\s*\*[^\s,\]}]+/.exec(text.slice(key.range.end))?.[0].length ?? 0);
}

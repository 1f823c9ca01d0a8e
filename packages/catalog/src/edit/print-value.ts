/** Prints new entries: one line per key in block style, one line in all in flow style, or JSON. */
import { encodeDouble, encodeYaml } from './encode-scalar.ts';

/** What an edit may write: text, numbers, booleans, lists, and maps in the order of their keys. */
export type NewValue =
  | string
  | number
  | boolean
  | readonly NewValue[]
  | { readonly [key: string]: NewValue | undefined };

export type Notation = 'yaml' | 'json';

/** The value on one line: `{ code: LOG612, tags: [a, b] }`. */
export function printInline(value: NewValue, notation: Notation): string {
  if (typeof value === 'string') return printText(value, notation);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((item) => printInline(item, notation)).join(', ')}]`;
  const entries = givenEntries(value).map(([key, item]) => printEntry(key, item, notation));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** One `key: value`, on one line. */
export function printEntry(key: string, value: NewValue, notation: Notation): string {
  return `${printText(key, notation)}: ${printInline(value, notation)}`;
}

/** The lines of a map: one per key, without indentation or line ends. */
export function printLines(
  value: { readonly [key: string]: NewValue | undefined },
  notation: Notation,
): string[] {
  return givenEntries(value).map(([key, item]) => printEntry(key, item, notation));
}

/** The entries that have a value. */
export function givenEntries(value: {
  readonly [key: string]: NewValue | undefined;
}): [string, NewValue][] {
  return Object.entries(value).flatMap(([key, item]): [string, NewValue][] =>
    item === undefined ? [] : [[key, item]],
  );
}

function printText(text: string, notation: Notation): string {
  return notation === 'json' ? encodeDouble(text) : encodeYaml(text);
}

function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

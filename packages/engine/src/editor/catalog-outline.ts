/**
 * How a catalog file is nested, by the ranges that its model has: lists, entries, what an entry says, the places of a
 * message. To read the file again as a tree would take longer than all else that an editor asks about it.
 */
import type { Catalog, EntrySource, Field, Location, TextRange } from '@loglex/catalog';
import { positionAt } from '../text/line-index.ts';
import { placeholdersOf } from './catalog-target.ts';
import { declarationOf } from './declaration.ts';
import { keyBefore } from './key-before.ts';
import { touches, withoutQuotes } from './ranges.ts';
import type { EditorDocument } from './snapshot.ts';

/** A range that belongs together. */
export interface Piece {
  readonly range: TextRange;
  /** `value`: what stands behind a key, or a part of that; the others begin with what names them. */
  readonly kind: 'list' | 'entry' | 'pair' | 'value';
}

type File = Pick<EditorDocument, 'file' | 'text' | 'lineStarts'>;

/** Which pieces are wanted: a catalog may have hundreds of thousands. */
interface Wanted {
  /** Those that it stands in. Default: all. */
  readonly offset?: number;
  /** Those alone that begin with what names them and end on a later line. */
  readonly severalLines?: boolean;
}

/** The pieces of a file, in no order. */
export function* catalogPieces(
  catalog: Catalog,
  file: File,
  wanted: Wanted = {},
): Generator<Piece> {
  const isWanted = (range: TextRange): boolean =>
    (wanted.offset === undefined || touches(range, wanted.offset)) &&
    (wanted.severalLines !== true || spansLines(file, range));
  for (const list of LISTS) {
    let first: number | undefined;
    let end = 0;
    for (const entry of catalog[list].values()) {
      if (entry.source.file !== file.file) continue;
      const { range } = declarationOf(entry.source);
      first ??= range.start;
      end = Math.max(end, range.end);
      if (isWanted(range)) yield* entryPieces(entry, file, wanted);
    }
    const key = first === undefined ? undefined : listKey(file.text, list, first);
    if (key === undefined) continue;
    const range = { start: key, end };
    if (isWanted(range)) yield { kind: 'list', range };
  }
}

const LISTS = [
  'components',
  'constants',
  'retired',
  'legends',
  'sections',
  'settings',
  'destinations',
  'alerts',
  'manifests',
] as const;

type Entry =
  ReturnType<Catalog[(typeof LISTS)[number]]['values']> extends Iterable<infer One> ? One : never;

/** Where the key of a list is written, before its first entry. */
function listKey(text: string, list: string, first: number): number | undefined {
  const before = text.slice(0, first);
  const at = before.lastIndexOf(list);
  const between = /^['"]?\s*:(?:\s|[-[{]|#[^\n]*\n|[&!]\S+\s)*$/;
  if (at < 0 || !between.test(before.slice(at + list.length))) return undefined;
  return withQuote(text, at);
}

function* entryPieces(entry: Entry, file: File, wanted: Wanted): Generator<Piece> {
  yield* sourcePieces(entry.source, file, wanted);
  for (const { name, source } of fieldsIn(entry)) {
    yield* pairPieces(file, name, source.range, declarationOf(entry.source).range, wanted);
  }
  for (const { source } of membersOf(entry)) yield* sourcePieces(source, file, wanted);
  if (!('message' in entry) || wanted.severalLines === true) return;
  for (const { range } of placeholdersOf(entry)) {
    yield { kind: 'value', range };
    yield { kind: 'value', range: { start: range.start + 1, end: range.end - 1 } };
  }
}

/** An entry and what it says. */
function* sourcePieces(source: EntrySource, file: File, wanted: Wanted): Generator<Piece> {
  const { range } = declarationOf(source);
  yield { kind: 'entry', range };
  if (range !== source.range && wanted.severalLines !== true) {
    yield { kind: 'value', range: source.range };
  }
  for (const [key, value] of source.values) {
    yield* pairPieces(file, key.slice(key.lastIndexOf('.') + 1), value, range, wanted);
  }
}

/** What a merge key or an alias brings along stands elsewhere, and is no part of the entry. */
function* pairPieces(
  file: File,
  key: string,
  value: TextRange,
  entry: TextRange,
  { severalLines = false }: Wanted,
): Generator<Piece> {
  const { text } = file;
  if (value.start < entry.start || value.end > entry.end) return;
  if (severalLines) {
    // The key may stand on a line before: what lies between the two tells without looking for it.
    if (!spansLines(file, { start: spaceBefore(text, value.start), end: value.end })) return;
  } else {
    yield { kind: 'value', range: value };
    yield { kind: 'value', range: withoutQuotes(text, value) };
  }
  const written = keyBefore(text, key, value.start, entry.start);
  if (written === undefined) return;
  yield { kind: 'pair', range: { start: withQuote(text, written.start), end: value.end } };
}

/** Where the white space before an offset begins. */
function spaceBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  return start;
}

function spansLines({ lineStarts }: File, { start, end }: TextRange): boolean {
  const next = lineStarts[positionAt(lineStarts, start).line + 1];
  return next !== undefined && next < end;
}

/** Fields and the like, whose keys the model does not keep. */
function fieldsIn(entry: Entry): readonly { readonly name: string; readonly source: Location }[] {
  const fields: Iterable<Field> = 'fields' in entry ? entry.fields.values() : [];
  const parts = 'subcomponents' in entry ? entry.subcomponents.values() : [];
  return [...fields, ...parts];
}

function membersOf(entry: Entry): readonly { readonly source: EntrySource }[] {
  return [
    ...('terms' in entry ? entry.terms.values() : []),
    ...('groups' in entry ? entry.groups.values() : []),
    ...('keys' in entry ? entry.keys.values() : []),
  ];
}

/** Where a key starts with the quote that may stand before it. */
function withQuote(text: string, start: number): number {
  return start > 0 && /['"]/.test(text.charAt(start - 1)) ? start - 1 : start;
}

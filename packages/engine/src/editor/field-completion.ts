/** What may stand in the record of a coded call: the keys of its fields, and values where the catalog lists them. */
import type { Catalog, Field, LogConstant, TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import type { Spoken } from '../writers/index.ts';
import type { Writer } from '../writers/writer.ts';
import type { Completion, Completions } from './completion.ts';
import { fieldsOf } from './fields.ts';
import type { EditorDocument } from './snapshot.ts';
import type { Typed } from './typed-at.ts';

/** `typed`: what is typed at `offset`. Read from the text, as it is no code yet. */
export function fieldCompletions(
  { catalog, settings }: CheckSession,
  { text }: EditorDocument,
  offset: number,
  typed: Typed,
  { writer, language }: Spoken,
): Completions | undefined {
  const record = recordAt(text, typed.inString ? typed.range.start - 1 : offset);
  if (record === undefined) return undefined;
  const prefix = (settings.references.get(language) ?? '').split('{')[0] ?? '';
  const constant = constantIn(catalog, text.slice(record.call, record.entry), prefix);
  if (constant === undefined) return undefined;
  const entry = text.slice(record.entry, typed.inString ? typed.range.start - 1 : offset);
  const key = /^\s*["']?([\p{L}\p{N}_$]+)["']?\s*:/u.exec(entry)?.[1];
  const word = wordAt(text, offset, typed);
  const items =
    key === undefined
      ? keys(catalog, constant, othersIn(text, record, word.range), word, typed, writer)
      : values(catalog, constant, key, word, typed, writer);
  return items.length === 0 ? undefined : { items, isIncomplete: false };
}

/** A record without the word that is being written. */
function othersIn(text: string, { start, end }: OpenRecord, word: TextRange): string {
  return text.slice(start, word.start) + text.slice(word.end, end);
}

interface Word {
  readonly text: string;
  readonly range: TextRange;
  /** What stands behind it on the line. */
  readonly rest: string;
}

function wordAt(text: string, offset: number, { inString, range, text: said }: Typed): Word {
  const before = inString ? said : (/[\p{L}\p{N}_$]*$/u.exec(said)?.[0] ?? '');
  const rest = /^[^\r\n]{0,20}/.exec(text.slice(range.end))?.[0] ?? '';
  return { text: before, range: { start: offset - before.length, end: range.end }, rest };
}

function keys(
  catalog: Catalog,
  constant: LogConstant,
  record: string,
  word: Word,
  { inString }: Typed,
  writer: Writer,
): readonly Completion[] {
  const isFollowed = /^["']?\s*:/.test(word.rest);
  return fieldsOf(catalog, constant)
    .filter(({ field, name }) => field?.from !== 'context' && fits(name, word.text))
    .filter(({ name }) => !hasKey(record, name))
    .map(({ name, field }): Completion => {
      const key = inString ? name : writer.key(name);
      const text = inString || isFollowed ? key : `${key}: `;
      return {
        kind: 'field',
        label: name,
        ...detailOf(field),
        edit: { ...word.range, text },
      };
    });
}

function values(
  catalog: Catalog,
  constant: LogConstant,
  key: string,
  word: Word,
  { inString }: Typed,
  writer: Writer,
): readonly Completion[] {
  const { field } = fieldsOf(catalog, constant).find(({ name }) => name === key) ?? {};
  if (field === undefined) return [];
  if (field.type === 'boolean' && !inString) {
    return writer.truth
      .filter((text) => fits(text, word.text))
      .map((text) => valueItem(text, text, word));
  }
  const terms = catalog.legends.get(field.legend ?? '')?.terms;
  const listed = field.enum ?? [...(terms?.keys() ?? [])];
  return listed
    .filter((text) => fits(text, word.text))
    .map((text) => {
      const { description } = terms?.get(text) ?? {};
      return valueItem(text, inString ? text : writer.stringLiteral(text), word, description);
    });
}

function valueItem(label: string, text: string, word: Word, detail?: string): Completion {
  return { kind: 'value', label, ...(detail && { detail }), edit: { ...word.range, text } };
}

function detailOf(field: Field | undefined): { readonly detail?: string } {
  const traits = [
    field?.type,
    field?.required === true ? 'required' : undefined,
    field?.description,
  ];
  const detail = traits.filter((each) => each !== undefined).join(' · ');
  return detail === '' ? {} : { detail };
}

function fits(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}

/** Whether a record has the key already: written out, or as a shorthand. */
function hasKey(record: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?:^|[{,\\s"'])${escaped}["']?\\s*(?::|,|$)`, 'u').test(record);
}

/** An object or dictionary inside a call. */
interface OpenRecord {
  /** Behind the call's bracket. */
  readonly call: number;
  /** Behind the record's own bracket. */
  readonly start: number;
  /** Where the entry begins that the cursor stands in. */
  readonly entry: number;
  /** Where the record ends, or what was read of it. */
  readonly end: number;
}

/** Nobody reads further. */
const FARTHEST = 2000;

/** The record that the offset stands directly in. What it misses (a bracket in a string) costs a suggestion. */
function recordAt(text: string, offset: number): OpenRecord | undefined {
  let depth = 0;
  let entry: number | undefined;
  let start: number | undefined;
  for (let at = offset - 1; at >= Math.max(0, offset - FARTHEST); at--) {
    const sign = text.charAt(at);
    if (')]}'.includes(sign)) depth++;
    else if (sign === ',' && depth === 0 && start === undefined) entry ??= at + 1;
    else if ('([{'.includes(sign) && depth-- === 0) {
      depth = 0;
      if (start === undefined && sign === '{') start = at + 1;
      else if (start === undefined || sign !== '(') return undefined;
      else return { call: at + 1, start, entry: entry ?? start, end: endOf(text, offset) };
    }
  }
  return undefined;
}

function endOf(text: string, offset: number): number {
  let depth = 0;
  const last = Math.min(text.length, offset + FARTHEST);
  for (let at = offset; at < last; at++) {
    const sign = text.charAt(at);
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && depth-- === 0) return at;
  }
  return last;
}

/** The first constant that a piece of a call names. */
function constantIn(catalog: Catalog, text: string, prefix: string): LogConstant | undefined {
  const [owner = ''] = prefix.split('.');
  for (const [word] of text.matchAll(/[\p{L}\p{N}_$.-]+/gu)) {
    const isReference = owner !== '' && word.startsWith(prefix);
    const said = isReference ? word.slice(prefix.length) : word;
    const [found] = [...catalog.byCode(said), ...(isReference ? catalog.byName(said) : [])];
    if (found !== undefined) return found;
  }
  return undefined;
}

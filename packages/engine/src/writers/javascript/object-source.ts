/** Writes the object of a coded call's fields: the old one as it stands, new properties among it in its own layout. */
import type { Argument, LogCall } from '../../facts/log-call.ts';

/** A part of the fields, and where it stood. */
export interface Piece {
  readonly at: number;
  /** A property, or what is spread. */
  readonly source: string;
  readonly kind: 'fixed' | 'read' | 'effect';
  /** The argument that holds the old object, in the place of a source. */
  readonly record?: Argument;
}

/** `''` for no fields. `pieces` are in order. */
export function objectSource(call: LogCall, pieces: readonly Piece[]): string {
  const at = pieces.findIndex(({ record }) => record !== undefined);
  const record = pieces[at]?.record;
  const sources = pieces.flatMap(({ source }) => (source === '' ? [] : [source]));
  const { fieldsObject, fields } = call;
  if (record === undefined || fieldsObject === undefined || fields.length === 0) {
    return sources.length === 0 ? '' : `{ ${sources.join(', ')} }`;
  }
  const text = (from: number, to: number) =>
    record.text.slice(from - record.start, to - record.start);
  const first = fields[0]?.range.start ?? fieldsObject.start;
  const last = fields.at(-1)?.range.end ?? fieldsObject.end;
  const lead = text(fieldsObject.start, first);
  const tail = text(last, fieldsObject.end);
  if (sources.length === 0) return `{${lead}${text(first, last)}${tail}}`;
  // Where the old properties stand on lines of their own, so do the new ones.
  const isOnLines = /[\r\n]\s*$/.test(lead);
  const space = isOnLines ? (/(?:\r\n|\n|\r)[^\r\n]*$/.exec(lead)?.[0] ?? ' ') : ' ';
  const before = pieces.slice(0, at).map(({ source }) => `${source},${space}`);
  const after = pieces.slice(at + 1).map(({ source }) => `,${space}${source}`);
  return `{${lead}${before.join('')}${text(first, last)}${after.join('')}${tail}}`;
}

/** What Python string literals say, and where each unit of it is written. */
import type { PyLiteral } from '../../ports.ts';

/** A stretch of text inside a literal. */
export interface LiteralText {
  readonly text: string;
  /** Where each unit of `text` stands, and one more for the end. */
  readonly offsets: readonly number[];
}

/** A literal, taken apart: its prefix in lower case, and where its content is. */
export interface LiteralShape {
  readonly prefix: string;
  readonly start: number;
  readonly end: number;
}

export function shapeOf(
  { start, end }: { start: number; end: number },
  text: string,
): LiteralShape {
  const source = text.slice(start, end);
  const match = /^([a-zA-Z]{0,2})("""|'''|"|')/.exec(source);
  const prefix = (match?.[1] ?? '').toLowerCase();
  const quote = match?.[2] ?? '';
  const opened = start + (match?.[0].length ?? 0);
  const closed = source.length >= 2 * quote.length + prefix.length && source.endsWith(quote);
  return { prefix, start: opened, end: Math.max(opened, closed ? end - quote.length : end) };
}

/** The text between `from` and `to` of a literal, escapes and, in an f-string, doubled braces read. */
export function readText(
  { prefix }: LiteralShape,
  from: number,
  to: number,
  text: string,
): LiteralText {
  const raw = text.slice(from, to);
  const isRaw = prefix.includes('r');
  const isFormat = prefix.includes('f') || prefix.includes('t');
  const special = isFormat ? /[\\{}\r]/ : /[\\\r]/;
  if (!special.test(raw)) {
    return {
      text: raw,
      offsets: Array.from({ length: raw.length + 1 }, (_, index) => from + index),
    };
  }
  let read = '';
  const offsets: number[] = [];
  const put = (units: string, at: number): void => {
    for (let index = 0; index < units.length; index += 1) offsets.push(from + at);
    read += units;
  };
  for (const match of raw.matchAll(unitsOf(isRaw, prefix.includes('b'), isFormat))) {
    put(unitOf(match[0]), match.index);
  }
  offsets.push(to);
  return { text: read, offsets };
}

/** The text of a literal that is no f-string. */
export function literalText(literal: PyLiteral, text: string): LiteralText {
  const shape = shapeOf(literal, text);
  return readText(shape, shape.start, shape.end, text);
}

function unitsOf(isRaw: boolean, isBytes: boolean, isFormat: boolean): RegExp {
  const unicode = isBytes ? '' : 'N\\{[^}]*\\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|';
  const escapes = isRaw ? '' : `\\\\(?:${unicode}x[0-9a-fA-F]{2}|[0-7]{1,3}|\\r\\n|[^])|`;
  const braces = isFormat ? '\\{\\{|\\}\\}|' : '';
  return new RegExp(`${escapes}${braces}\\r\\n?|[^]`, 'g');
}

function unitOf(source: string): string {
  if (source === '{{' || source === '}}') return source.charAt(0);
  if (source.startsWith('\r')) return '\n';
  if (source.length < 2 || !source.startsWith('\\')) return source;
  const kind = source.charAt(1);
  switch (kind) {
    case '\n':
    case '\r':
      return '';
    case 'x':
    case 'u':
    case 'U': {
      const code = source.length > 2 ? Number.parseInt(source.slice(2), 16) : Number.NaN;
      return code <= 0x10ffff ? String.fromCodePoint(code) : source;
    }
    case 'N':
      return source.length > 2 ? '\uFFFD' : source;
    default:
      if (/[0-7]/.test(kind)) return String.fromCharCode(Number.parseInt(source.slice(1), 8));
      return ESCAPES.get(kind) ?? source;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

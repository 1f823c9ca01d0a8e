/** What Python's string literals say: prefixes, quotes, escapes, and the braces of f-strings. */
import type { PyLiteral } from '../ports.ts';
import type { CodeTemplatePart } from './code-value.ts';

/** The parts of a literal: one text, or of an f-string texts and expressions. `undefined` for bytes. */
export function partsOfLiteral(
  literal: PyLiteral,
  source: string,
): readonly CodeTemplatePart[] | undefined {
  const written = source.slice(literal.start, literal.end);
  const opening = /^([A-Za-z]*)("""|'''|"|')/.exec(written);
  if (opening === null) return undefined;
  const [whole, prefix = '', quote = ''] = opening;
  if (/b/i.test(prefix)) return undefined;
  const isRaw = /r/i.test(prefix);
  const isFormatted = /[ft]/i.test(prefix);
  const end = literal.end - (written.endsWith(quote, written.length) ? quote.length : 0);
  const read = (from: number, to: number): CodeTemplatePart => {
    const text = source.slice(from, Math.max(from, to));
    const braced = isFormatted ? text.replace(/\{\{|\}\}/g, ([brace]) => brace ?? '') : text;
    return { kind: 'text', text: isRaw ? braced : unescape(braced) };
  };
  const parts: CodeTemplatePart[] = [];
  let at = literal.start + whole.length;
  for (const replacement of literal.replacements) {
    const { start, end: close } = replacement.value ?? replacement;
    parts.push(read(at, replacement.start));
    parts.push({ kind: 'expression', source: source.slice(start, close) });
    at = replacement.end;
  }
  return [...parts, read(at, end)];
}

function unescape(text: string): string {
  return text.replace(ESCAPE, (escape) => {
    const [, kind = ''] = escape;
    const simple = SIMPLE.get(kind);
    if (simple !== undefined) return simple;
    if (kind === '\r' || kind === '\n') return '';
    if (kind === 'N') return escape; // By its Unicode name: kept as written.
    const isOctal = /[0-7]/.test(kind);
    const point = Number.parseInt(escape.slice(isOctal ? 1 : 2), isOctal ? 8 : 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : escape;
  });
}

const ESCAPE =
  /\\(?:\r\n|[\\'"abfnrtv\r\n]|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\})/g;

const SIMPLE: ReadonlyMap<string, string> = new Map([
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

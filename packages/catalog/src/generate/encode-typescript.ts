/** The one way by which text of a catalog gets into TypeScript: as a string, a property or a comment. */
import { escapeHidden, hex } from './printable.ts';

/** A string literal that evaluates to `text`, on one line, in single quotes. */
export function encodeTypeScript(text: string): string {
  const quoted = text.replace(/['\\]/g, '\\$&');
  return `'${escapeHidden(quoted, escapeSequence)}'`;
}

/** A property name, of an object literal or of a type. */
export function encodeProperty(name: string): string {
  // `__proto__: …` would set the prototype; a computed key is a key like any other.
  if (name === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : encodeTypeScript(name);
}

/** A block comment of these lines, which may hold what `encodeComment` made. */
export function blockComment(lines: readonly string[], indent: string): string {
  // Markup and text may make an end together (`**` and `/`), so that it is looked for in whole lines.
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/').trimEnd());
  if (safe.length === 1) return `${indent}/** ${safe[0]!} */`;
  const body = safe.map((line) => (line === '' ? `${indent} *` : `${indent} * ${line}`));
  return [`${indent}/**`, ...body, `${indent} */`].join('\n');
}

/** Text for a comment, on one line: it begins no tag of JSDoc. */
export function encodeComment(text: string): string {
  const oneLine = text.trim().replace(/\s+/gu, ' ');
  return escapeHidden(oneLine, escapeSequence).replace(/(^|[\s{])@/g, '$1\\@');
}

function escapeSequence(codePoint: number): string {
  return codePoint > 0xffff ? `\\u{${hex(codePoint, 1)}}` : `\\u${hex(codePoint, 4)}`;
}

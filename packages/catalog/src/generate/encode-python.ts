/** The one way by which text of a catalog gets into Python: as a string or a comment. */
import { escapeHidden, hex } from './printable.ts';

/** A string literal that evaluates to `text`, on one line, in double quotes. Halves of surrogate pairs stay what they are. */
export function encodePython(text: string): string {
  const quoted = text.replace(/["\\]/g, '\\$&');
  return `"${escapeHidden(quoted, escapeSequence)}"`;
}

/** Text for a line comment. */
export function encodePythonComment(text: string): string {
  return escapeHidden(text.trim().replace(/\s+/gu, ' '), escapeSequence);
}

function escapeSequence(codePoint: number): string {
  return codePoint > 0xffff ? `\\U${hex(codePoint, 8)}` : `\\u${hex(codePoint, 4)}`;
}

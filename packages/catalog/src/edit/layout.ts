/** Lines of a text: where they start and end, how far they are indented, how they break. */

/** The offset at which the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  // A byte order mark belongs to no line.
  return start === 0 && text.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start;
}

/** The offset after the break of the line of `offset`, or the end of a text that has none. */
export function nextLineStart(text: string, offset: number): number {
  const lineBreak = text.indexOf('\n', offset);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

/** Characters before `offset` on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but indentation stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** The indentation of the line of `offset`. */
export function indentOf(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** How the lines around `offset` break: as the line before does, else as the first line of the text. */
export function lineBreakNear(text: string, offset: number): '\n' | '\r\n' {
  const before = text.lastIndexOf('\n', offset - 1);
  const nearest = before >= 0 ? before : text.indexOf('\n');
  return nearest > 0 && text[nearest - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * The offset after the line on which something that ends at `end` ends. A block scalar ends where the
 * next line starts: it has its break in itself.
 */
export function afterLineOf(text: string, end: number): number {
  return end > 0 && text[end - 1] === '\n' ? end : nextLineStart(text, end);
}

/** Whole `lines` to insert at `offset`, which is a line start or the end of the text. */
export function asLines(text: string, offset: number, lines: readonly string[]): string {
  const lineBreak = lineBreakNear(text, offset);
  const joined = lines.join(lineBreak);
  // A text without a final line break gets one before the new lines, and none after them.
  const unbroken = offset === text.length && text.length > 0 && !/[\n\uFEFF]$/.test(text);
  return unbroken ? lineBreak + joined : joined + lineBreak;
}

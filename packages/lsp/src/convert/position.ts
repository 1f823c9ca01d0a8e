/** Lines and characters of the protocol, in whichever units were agreed on, and offsets of ours. */
import type { TextRange } from '@loglex/catalog';
import { positionAt } from '@loglex/engine';
import type { Position, Range } from 'vscode-languageserver-protocol';
import type { PositionEncoding } from './position-encoding.ts';

/** A text and where its lines start. */
export interface Lines {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

export function toRange(
  encoding: PositionEncoding,
  lines: Lines,
  { start, end }: TextRange,
): Range {
  return { start: toPosition(encoding, lines, start), end: toPosition(encoding, lines, end) };
}

export function toPosition(
  encoding: PositionEncoding,
  { text, lineStarts }: Lines,
  offset: number,
): Position {
  const { line, column } = positionAt(lineStarts, offset);
  if (encoding === 'utf-16') return { line, character: column };
  let character = 0;
  for (let at = offset - column; at < offset;) {
    const point = text.codePointAt(at) ?? 0;
    character += encoding === 'utf-32' ? 1 : bytesOf(point);
    at += point > 0xffff ? 2 : 1;
  }
  return { line, character };
}

/**
 * The offset of a position. One beyond the end of its line is the line's end, one beyond the last line the text's: so
 * the protocol has it, and texts change while a request is on its way. Within a character of several units it is its start.
 */
export function toOffset(
  encoding: PositionEncoding,
  { text, lineStarts }: Lines,
  { line, character }: Position,
): number {
  if (line < 0) return 0;
  const start = lineStarts[line];
  if (start === undefined) return text.length;
  const end = lineEnd(text, start, lineStarts[line + 1]);
  if (encoding === 'utf-16') return Math.max(start, Math.min(start + character, end));
  let at = start;
  for (let left = character; at < end;) {
    const point = text.codePointAt(at) ?? 0;
    left -= encoding === 'utf-32' ? 1 : bytesOf(point);
    if (left < 0) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}

/** Where the line's own text ends, before what ends the line. */
function lineEnd(text: string, start: number, next: number | undefined): number {
  if (next === undefined) return text.length;
  const end = next - 1;
  return end > start && text.charAt(end) === '\n' && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function bytesOf(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

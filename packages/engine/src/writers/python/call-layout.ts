/** How a call of Python is laid out: on one line, or as the old one was where it took several. */
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall, SourceText } from '../../facts/log-call.ts';
import { positionAt } from '../../text/line-index.ts';

/** An argument of the new call. */
export interface Piece {
  readonly text: string;
  readonly keyword?: string;
  /** Where the first of what is evaluated for it stands in the file. */
  readonly at?: number;
  /** What is evaluated for it, in order. */
  readonly parts?: readonly SourceText[];
  /** The entries, where it is a dictionary that may take several lines. */
  readonly entries?: readonly string[];
}

/**
 * One line, as long as the old call took one, or as the new one is no longer than the lines of the old; else a line for each
 * argument, and for each entry of a dictionary where that needs it.
 */
export function layOut(
  callee: string,
  pieces: readonly Piece[],
  { range, statement }: LogCall,
  facts: FileFacts,
): string {
  const { lineStarts } = facts;
  const eol: string = facts.eol ?? '\n';
  const argumentsOf = (from: readonly Piece[]) => from.map(sourceOf);
  const line = `${callee}(${argumentsOf(pieces).join(', ')})`;
  const first = positionAt(lineStarts, range.start);
  const last = positionAt(lineStarts, range.end);
  if (first.line === last.line || statement?.start !== range.start) return line;
  let width = USUAL_WIDTH;
  for (let at = first.line; at < last.line; at += 1) {
    width = Math.max(width, (lineStarts[at + 1] ?? 0) - (lineStarts[at] ?? 0) - eol.length);
  }
  if (first.column + line.length <= width && !line.includes('\n')) return line;

  const base = ' '.repeat(first.column);
  const inner = `${base}    `;
  const lines = pieces.map((piece) => {
    const text = sourceOf(piece);
    const { keyword, entries } = piece;
    if (entries === undefined || inner.length + text.length < width) return `${inner}${text},`;
    const head = keyword === undefined ? '{' : `${keyword}={`;
    return [
      `${inner}${head}`,
      ...entries.map((entry) => `${inner}    ${entry},`),
      `${inner}},`,
    ].join(eol);
  });
  return [`${callee}(`, ...lines, `${base})`].join(eol);
}

/** What PEP 8 allows. */
const USUAL_WIDTH = 79;

function sourceOf({ keyword, text }: Piece): string {
  return keyword === undefined ? text : `${keyword}=${text}`;
}

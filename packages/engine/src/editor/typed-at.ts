/**
 * What somebody is typing at a cursor, and in which call, read from the text alone: while one types, no parser takes it.
 * What it misses (a bracket in a string, a string over several lines) costs a suggestion and nothing else.
 */
import type { TextRange } from '@loglex/catalog';
import type { EditorDocument } from './snapshot.ts';

export interface Typed {
  /** In a string: what stands in it before the cursor. Else the words before the cursor: `LOG.QUE`, `queue full`. */
  readonly text: string;
  /** `text`, and the rest of the word that the cursor stands in. */
  readonly range: TextRange;
  readonly inString: boolean;
  /** The key that the string is the value of: `code` in `{ code: '`. */
  readonly key?: string;
  /** The innermost call around the cursor. */
  readonly call?: OpenCall;
}

export interface OpenCall {
  /** As written: `logger.warn`. */
  readonly callee: string;
  /** Position of the argument, from 0. */
  readonly argument: number;
  /** Whether the cursor stands in an object or a list of the argument. */
  readonly nested: boolean;
}

/** Nobody reads further back, nor a longer line. */
const FARTHEST = 2000;

/** `undefined` in a comment. */
export function typedAt(
  { text, lineStarts }: EditorDocument,
  offset: number,
  comment: '//' | '#',
): Typed | undefined {
  const lineStart = lineStarts.findLast((start) => start <= offset) ?? 0;
  const start = Math.max(lineStart, offset - FARTHEST);
  const line = text.slice(start, offset);
  const opened = openQuote(line, comment);
  if (opened === 'comment') return undefined;
  const words = opened === undefined ? (WORDS.exec(line)?.[0] ?? '') : line.slice(opened + 1);
  const from = offset - words.length;
  const rest = /^[\p{L}\p{N}_$]*/u.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  const before = opened === undefined ? '' : line.slice(0, opened);
  const key = /([\p{L}\p{N}_]+)['"]?\s*[:=]\s*$/u.exec(before)?.[1];
  const call = openCall(text, opened === undefined ? from : from - 1);
  return {
    text: words,
    range: { start: from, end: offset + rest.length },
    inString: opened !== undefined,
    ...(key !== undefined && { key }),
    ...(call && { call }),
  };
}

const WORDS = /[\p{L}_$][\p{L}\p{N}_$.]*(?: [\p{L}\p{N}_]+)*$/u;

/** Where in the line the string starts that its end stands in. */
function openQuote(line: string, comment: string): number | 'comment' | undefined {
  let opened: number | undefined;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (opened !== undefined) {
      if (sign === '\\') at++;
      else if (sign === line.charAt(opened)) opened = undefined;
    } else if (/['"`]/.test(sign)) opened = at;
    else if (line.startsWith(comment, at)) return 'comment';
  }
  return opened;
}

function openCall(text: string, offset: number): OpenCall | undefined {
  let depth = 0;
  let argument = 0;
  let nested = false;
  for (let at = offset - 1; at >= Math.max(0, offset - FARTHEST); at--) {
    const sign = text.charAt(at);
    if (')]}'.includes(sign)) depth++;
    else if (sign === ',' && depth === 0) argument++;
    else if ('([{'.includes(sign) && depth-- === 0) {
      depth = 0;
      const callee = /[\p{L}\p{N}_$.?]+$/u.exec(text.slice(Math.max(0, at - 100), at))?.[0];
      if (sign === '(') return callee === undefined ? undefined : { callee, argument, nested };
      nested = true;
      argument = 0;
    }
  }
  return undefined;
}

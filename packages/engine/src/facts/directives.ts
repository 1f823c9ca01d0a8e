/**
 * Comments that address Loglex, in any language: a front end gives its comments, this module reads them.
 * `loglex-disable-next-line <check>[, <check>] -- reason`, also `-line`, `-file`, `disable` and `enable`
 * for a block; and ESLint's own comments where they name a `loglex/` rule.
 */
import type { TextRange } from '@loglex/catalog';
import { positionAt } from '../text/line-index.ts';
import type { Directive } from './file-facts.ts';

/** A comment as a front end finds it. */
export interface CommentText {
  /** Without delimiters. */
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly textStart: number;
  /** The whole comment, with its delimiters. */
  readonly range: TextRange;
  /** Its lines, where nothing else stands on them. */
  readonly ownLines?: TextRange;
}

type CheckName = Directive['checks'][number];

/** Whether a text can hold a directive at all; cheap. */
export function mayHoldDirective(text: string): boolean {
  if (!text.includes('loglex')) return false;
  return /\bloglex-(?:dis|en)able|\beslint-(?:dis|en)able[^\r\n]*\bloglex\//.test(text);
}

/** The directives among `comments`, in order. `end` is the length of the file. */
export function readDirectives(
  comments: Iterable<CommentText>,
  lineStarts: readonly number[],
  end: number,
): Directive[] {
  const found: Directive[] = [];
  for (const comment of comments) {
    const directive = readComment(comment, lineStarts, end);
    if (directive !== undefined) found.push(directive);
  }
  return found.map((directive, index) =>
    directive.scope === 'disable'
      ? { ...directive, covers: blockOf(directive, found.slice(index + 1), end) }
      : directive,
  );
}

/** The lines that a comment has to itself, with the line end. */
export function linesOfComment(text: string, start: number, end: number): TextRange | undefined {
  const lineStart = Math.max(
    text.lastIndexOf('\n', start - 1) + 1,
    text.startsWith('\uFEFF') ? 1 : 0,
  );
  const next = text.indexOf('\n', end);
  const lineEnd = next < 0 ? text.length : next + 1;
  const alone = `${text.slice(lineStart, start)}${text.slice(end, lineEnd)}`.trim() === '';
  return alone ? { start: lineStart, end: lineEnd } : undefined;
}

const DIRECTIVE =
  /^[\s*]*(?:(loglex-(disable|enable)(?:-(next-line|line|file))?)|(eslint-(disable|enable)(?:-(next-line|line))?))(?=$|[\s,])/;

function readComment(
  comment: CommentText,
  lineStarts: readonly number[],
  end: number,
): Directive | undefined {
  const match = DIRECTIVE.exec(comment.text);
  if (match === null) return undefined;
  const eslint = match[4] !== undefined;
  const verb = match[2] ?? match[5];
  const where = match[3] ?? match[6];
  if (verb === 'enable' && where !== undefined) return undefined;
  const body = comment.text.slice(match[0].length);
  const dashes = /(?:^|\s)-{2,}(?=\s|$)/.exec(body);
  const list = dashes === null ? body : body.slice(0, dashes.index);
  const reason =
    dashes === null
      ? ''
      : body
          .slice(dashes.index + dashes[0].length)
          .replace(/[\s*]+$/, '')
          .trim();
  const checks = namesIn(list, comment.textStart + match[0].length, eslint);
  if (eslint && checks.length === 0) return undefined;
  return {
    scope: (where ?? verb) as Directive['scope'],
    checks,
    ...(reason === '' ? {} : { reason }),
    eslint,
    range: comment.range,
    ...(comment.ownLines && { ownLines: comment.ownLines }),
    covers: coverOf(where, comment.range, lineStarts, end),
  };
}

function namesIn(list: string, offset: number, eslint: boolean): CheckName[] {
  const names: CheckName[] = [];
  for (const match of list.matchAll(/[^\s,*]+/g)) {
    const start = offset + match.index;
    const range = { start, end: start + match[0].length };
    if (match[0].startsWith('loglex/')) names.push({ id: match[0].slice('loglex/'.length), range });
    else if (!eslint) names.push({ id: match[0], range });
  }
  return names;
}

/** What a directive covers by itself; a block's end is found later. */
function coverOf(
  where: string | undefined,
  range: TextRange,
  lineStarts: readonly number[],
  end: number,
): TextRange {
  const lineRange = (line: number): TextRange => ({
    start: lineStarts[line] ?? end,
    end: lineStarts[line + 1] ?? end,
  });
  switch (where) {
    case 'file':
      return { start: 0, end };
    case 'line':
      return {
        start: lineRange(positionAt(lineStarts, range.start).line).start,
        end: lineRange(positionAt(lineStarts, range.end).line).end,
      };
    case 'next-line':
      return lineRange(positionAt(lineStarts, range.end).line + 1);
    default:
      return { start: range.start, end: range.end };
  }
}

/** From a `disable` to the `enable` that ends all its checks, or to the end of the file. */
function blockOf(disable: Directive, later: readonly Directive[], end: number): TextRange {
  const open = new Set(disable.checks.map((check) => check.id));
  for (const directive of later) {
    if (directive.scope !== 'enable') continue;
    for (const check of directive.checks) open.delete(check.id);
    const closed = directive.checks.length === 0 || (disable.checks.length > 0 && open.size === 0);
    if (closed) return { start: disable.range.start, end: directive.range.start };
  }
  return { start: disable.range.start, end };
}

/** Directives in the comments of a catalog, in YAML or in code, so that one entry can be excused as one log call can. */
import type { CatalogText } from '@loglex/catalog';
import { mayHoldDirective, readDirectives, type CommentText } from './directives.ts';
import type { Directive } from './file-facts.ts';
import { lineStartsOf } from '../text/line-index.ts';

/**
 * The directives of a catalog file. A comment is what follows `#` or `//` at the start of a line or after white space, up
 * to the line's end: of the texts that only look so, none in a catalog starts with `loglex-disable`.
 */
export function catalogDirectives({ text }: CatalogText): readonly Directive[] {
  if (!mayHoldDirective(text)) return [];
  return readDirectives(commentsOf(text), lineStartsOf(text), text.length);
}

function* commentsOf(text: string): Generator<CommentText> {
  for (const match of text.matchAll(/(^|[ \t])(#|\/\/)(?=[ \t]*loglex-)([^\r\n]*)/gm)) {
    const [, before = '', mark = '', said = ''] = match;
    const start = match.index + before.length;
    const end = match.index + match[0].length;
    const alone = /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
    const ownLines = alone ? linesOf(text, start, end) : undefined;
    yield {
      text: said,
      textStart: start + mark.length,
      range: { start, end },
      ...(ownLines && { ownLines }),
    };
  }
}

function linesOf(text: string, start: number, end: number): { start: number; end: number } {
  const lineEnd = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd < 0 ? text.length : lineEnd + 1,
  };
}

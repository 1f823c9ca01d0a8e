/**
 * The grammar binds only plain names in the header of a `with`: after `as (a, b)` or `as self.file`, the statements of
 * the body would end up outside of it, and those behind it outside of their function. Such headers are
 * rewritten for the parser, unit for unit, so that every offset stays.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Rewritten } from './repair.ts';
import { scan } from './tokens.ts';

/** Such headers of a text, rewritten: each as long as what it stands for. */
export function withHeaders(source: string, tree: Tree): Rewritten[] {
  const found: Rewritten[] = [];
  let done = 0;
  for (const match of source.matchAll(/\bwith\b/g)) {
    if (match.index < done) continue;
    const keyword = tree.resolveInner(match.index, 1);
    const statement = keyword.parent;
    if (keyword.name !== 'with' || statement === null || !isBroken(statement)) continue;
    const start = match.index + 4;
    const end = headerEnd(source, start);
    if (end === undefined || !/\bas\b/.test(source.slice(start, end))) continue;
    found.push({ start, text: rewritten(source, start, end) });
    done = end;
  }
  return found;
}

/** Whether the grammar does not fit before the body. */
function isBroken(statement: SyntaxNode): boolean {
  const body = statement.getChild('Body');
  if (body === null) return true;
  let broken = false;
  const cursor = statement.cursor();
  while (!broken && cursor.next() && cursor.from < body.from) broken = cursor.type.isError;
  return broken;
}

/** The offset of the colon that ends a header, where one does before the line ends. */
function headerEnd(source: string, from: number): number | undefined {
  let found: number | undefined;
  scan(source, from, source.length, (unit, depth, at) => {
    if (depth === 0 && unit === ':') found = at;
    return !(depth < 0 || (depth === 0 && (unit === ':' || unit === '\n')));
  });
  return found;
}

/** The header's items with every target that is no plain name as one, and no parentheses around them all. */
function rewritten(source: string, from: number, to: number): string {
  const units = source.slice(from, to).split('');
  const open = source.slice(from, to).search(/\S/) + from;
  let [start, end] = [from, to];
  if (source.charAt(open) === '(') {
    let close = -1;
    scan(source, open, to, (unit, depth, at) => {
      if (unit === ')' && depth === 0) close = at;
      return close < 0;
    });
    if (source.slice(close + 1, to).trim() === '') {
      [start, end] = [open + 1, close];
      units[open - from] = ' ';
      units[close - from] = ' ';
    }
  }
  let target: number | undefined;
  const finish = (at: number): void => {
    if (target === undefined) return;
    const text = source
      .slice(target, at)
      .replace(/#[^\n]*/g, (comment) => ' '.repeat(comment.length));
    const first = target + text.search(/[^\s\\]|$/);
    const last = target + text.trimEnd().length;
    for (let index = target; index < at; index += 1) units[index - from] = ' ';
    for (let index = first; index < last; index += 1) {
      units[index - from] = isName(source.slice(first, last)) ? source.charAt(index) : '_';
    }
    target = undefined;
  };
  scan(source, start, end, (unit, depth, at) => {
    if (depth === 0 && unit === ',') finish(at);
    else if (depth === 0 && unit === 'as') target = at + 2;
    // Without the parentheses around it, a line end or a comment would end the statement.
    else if (depth === 0 && (unit === '\n' || unit === '\r')) units[at - from] = ' ';
    else if (depth === 0 && unit === '#') {
      for (let index = at; index < end && source.charAt(index) !== '\n'; index += 1) {
        units[index - from] = ' ';
      }
    }
    return true;
  });
  finish(end);
  return units.join('');
}

function isName(text: string): boolean {
  return /^[^\W\d]\w*$/.test(text);
}

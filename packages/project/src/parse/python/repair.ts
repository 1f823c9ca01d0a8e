/**
 * The grammar binds only plain names in the header of a `with`: after `as (a, b)` or `as self.file`, the statements of
 * the body would end up outside of it, and those behind it outside of their function. Such headers are
 * rewritten for the parser, unit for unit, so that every offset stays.
 */
import type { SyntaxNode, Tree } from '@lezer/common';

/** The source with such headers rewritten, to be parsed again; `undefined` where there is none. */
export function repaired(source: string, tree: Tree): string | undefined {
  if (!/\bas\b\s*(?:[([*\\]|[^\W\d][\w]*\s*[.[])/.test(source)) return undefined;
  let result = '';
  let done = 0;
  for (const match of source.matchAll(/\bwith\b/g)) {
    if (match.index < done) continue;
    const keyword = tree.resolveInner(match.index, 1);
    const statement = keyword.parent;
    if (keyword.name !== 'with' || statement === null || !isBroken(statement)) continue;
    const end = headerEnd(source, match.index + 4);
    if (end === undefined) continue;
    result += source.slice(done, match.index + 4) + rewritten(source, match.index + 4, end);
    done = end;
  }
  return done === 0 ? undefined : result + source.slice(done);
}

/** Whether the grammar does not fit before the body. */
function isBroken(statement: SyntaxNode): boolean {
  for (let child = statement.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === 'Body') return false;
    if (child.type.isError) return true;
    if (child.name === 'ParenthesizedExpression' && child.getChild('⚠') !== null) return true;
  }
  return true;
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

const TOKEN = /(?:[rRbBfFuUtT]{0,2})("""|'''|"|')|#[^\n]*|\bas\b|[^\W\d]\w*|\\\r?\n|[^]/y;

/** Calls `visit` for each token that may matter, strings skipped, with the depth of brackets around it; until it says `false`. */
function scan(
  source: string,
  from: number,
  to: number,
  visit: (unit: string, depth: number, at: number) => boolean,
): void {
  let depth = 0;
  for (let at = from; at < to; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) return;
    const quote = match[1];
    if (quote !== undefined) {
      TOKEN.lastIndex = stringEnd(source, TOKEN.lastIndex, quote);
      continue;
    }
    const unit = match[0].startsWith('#') ? '#' : match[0];
    const next = TOKEN.lastIndex;
    if (/^[([{]$/.test(unit)) depth += 1;
    if (/^[)\]}]$/.test(unit)) depth -= 1;
    if (!visit(unit, depth, at)) return;
    TOKEN.lastIndex = next;
  }
}

function stringEnd(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at += 1) {
    const unit = source.charAt(at);
    if (unit === '\\') at += 1;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (unit === '\n' && quote.length === 1) return at;
  }
  return source.length;
}

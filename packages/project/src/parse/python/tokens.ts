/** The tokens of Python that matter where brackets have to be matched in text that the parser did not understand. */

/** Calls `visit` for each token that may matter, strings skipped, with the depth of brackets around it; until it says `false`. */
export function scan(
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

/** The offset behind the bracket that closes the one at `open`. */
export function bracketEnd(source: string, open: number): number | undefined {
  return walk(source, open, source.length, true);
}

/** Whether every string and bracket that begins in `[from, to)` ends there, and no line goes on behind it. */
export function isBalanced(source: string, from: number, to: number): boolean {
  return walk(source, from, to, false) !== undefined;
}

/** Goes over strings, comments and brackets; to the end of the first bracket, or to `to`. `undefined`: they do not fit. */
function walk(source: string, from: number, to: number, isOne: boolean): number | undefined {
  let depth = 0;
  let next = from;
  for (;;) {
    MARK.lastIndex = next;
    if (!MARK.test(source) || MARK.lastIndex > to) return depth === 0 && !isOne ? to : undefined;
    next = MARK.lastIndex;
    const unit = source.charAt(next - 1);
    switch (unit) {
      case '(':
      case '[':
      case '{':
        depth += 1;
        break;
      case ')':
      case ']':
      case '}':
        depth -= 1;
        if (depth < 0) return undefined;
        if (depth === 0 && isOne) return next;
        break;
      case '#': {
        const lineEnd = source.indexOf('\n', next);
        next = lineEnd < 0 ? to : lineEnd;
        break;
      }
      case '\\':
        if (next + 1 >= to) return undefined;
        next += 1;
        break;
      default: {
        const triple = unit.repeat(3);
        const quote = source.startsWith(triple, next - 1) ? triple : unit;
        next = stringEnd(source, next - 1 + quote.length, quote);
        if (next > to || !source.startsWith(quote, next - quote.length)) return undefined;
      }
    }
  }
}

const MARK = /["'#()[\]{}\\]/g;

function stringEnd(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at += 1) {
    const unit = source.charAt(at);
    if (unit === '\\') at += 1;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (unit === '\n' && quote.length === 1) return at;
  }
  return source.length;
}

const TOKEN = /(?:[rRbBfFuUtT]{0,2})("""|'''|"|')|#[^\n]*|\bas\b|[^\W\d]\w*|\\\r?\n|[^]/y;

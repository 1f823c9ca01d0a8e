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

/** The order of codes: LOG9 before LOG10, and LOG622 before LOG622A. */

/** Negative, zero or positive as `a` comes before, with or after `b`. Digits count as numbers. */
export function compareCodes(a: string, b: string): number {
  const left = a.match(CHUNKS) ?? [];
  const right = b.match(CHUNKS) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareChunks(left[i]!, right[i]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareTexts(a, b);
}

const CHUNKS = /\d+|\D+/g;

function compareChunks(a: string, b: string): number {
  const numbers = /^\d/.test(a) && /^\d/.test(b);
  return numbers ? Number(a) - Number(b) : compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Log calls inside the arguments of other log calls: both are written anew, the inner one in the text of the outer. */

/** A call that is exchanged: its text as it stands, and as it will be. */
export interface Exchange {
  readonly before: string;
  readonly after: string;
}

/**
 * The new text of a call with its inner calls exchanged in it; `undefined` where the new text does not hold each of them just
 * as often as the old one, so that nobody can tell which is which.
 */
export function nestCalls(outer: Exchange, inner: readonly Exchange[]): string | undefined {
  let { after } = outer;
  const texts = new Map(inner.map((one) => [one.before, one.after]));
  for (const [before, exchanged] of texts) {
    const same = inner.filter((one) => one.before === before);
    const isPlain =
      same.every((one) => one.after === exchanged) &&
      occurrences(outer.before, before) === same.length &&
      occurrences(outer.after, before) === same.length &&
      occurrences(after, before) === same.length;
    if (!isPlain) return undefined;
    after = after.split(before).join(exchanged);
  }
  return after;
}

function occurrences(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

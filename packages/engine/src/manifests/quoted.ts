/** Texts of a manifest inside a message of ours. */

/** Beyond this, a text says no more to who reads a finding. */
const LONGEST = 120;

/** In quotes, and cut where it is longer than a line. */
export function quoted(text: string): string {
  if (text.length <= LONGEST) return `"${text}"`;
  return `"${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…"`;
}

/** `a, b and c`. */
export function inWords(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

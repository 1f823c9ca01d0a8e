/** "Did you mean": the few names nearest to a text that was mistyped. */
import { distance } from 'fastest-levenshtein';

/**
 * At most `limit` of `names`, nearest first, none of them further away than a third of the text. Case and
 * separators count for nothing: `sinkQueueFull` is `SINK_QUEUE_FULL`. Numbers are not mistyped into other
 * numbers, only swapped: every code is one digit away from its neighbours, and none of them was meant.
 */
export function nearest(text: string, names: Iterable<string>, limit = 3): string[] {
  const folded = fold(text);
  const reach = Math.max(1, Math.floor(folded.length / 3));
  const near: { name: string; far: number }[] = [];
  for (const name of names) {
    if (name === text) continue;
    const other = fold(name);
    if (Math.abs(other.length - folded.length) > reach) continue;
    const swapped = isSwapped(folded, other);
    if (!swapped && digitsOf(folded) !== digitsOf(other)) continue;
    const far = swapped ? 1 : distance(folded, other);
    if (far <= reach) near.push({ name, far });
  }
  near.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return near.slice(0, limit).map(({ name }) => name);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Whether two neighbours have changed places, the most frequent slip of all. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = a.split('').findIndex((letter, index) => letter !== b.charAt(index));
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

/** "Did you mean": the few names nearest to a text that was mistyped. */
import { distance } from 'fastest-levenshtein';

/**
 * At most `limit` of `names`, nearest first, none of them further away than a third of the text. Case and
 * separators count for little: `sinkQueueFull` is near `SINK_QUEUE_FULL`.
 */
export function nearest(text: string, names: Iterable<string>, limit = 3): string[] {
  const folded = fold(text);
  const reach = Math.max(1, Math.floor(folded.length / 3));
  const near: { name: string; far: number }[] = [];
  for (const name of names) {
    if (name === text) continue;
    const other = fold(name);
    if (Math.abs(other.length - folded.length) > reach) continue;
    const far = distance(folded, other);
    if (far <= reach) near.push({ name, far });
  }
  near.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return near.slice(0, limit).map(({ name }) => name);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "Did you mean": the few names nearest to a text that was mistyped. */
import { distance } from 'fastest-levenshtein';

/**
 * At most `limit` of the names (three by default), nearest first, none of them further away than a third of the text.
 * Case and separators count for nothing: `sinkQueueFull` is `SINK_QUEUE_FULL`. Numbers are not mistyped into other
 * numbers, only swapped: every code is one digit away from its neighbours, and none of them was meant.
 */
export type Nearest = (text: string, limit?: number) => string[];

/** Prepares names for many questions; for a single one `nearest` is shorter. */
export function createNearest(names: Iterable<string>): Nearest {
  const byDigits = new Map<string, Folded[]>();
  const byText = new Map<string, Folded[]>();
  for (const name of names) {
    const folded = { name, text: fold(name) };
    add(byDigits, digitsOf(folded.text), folded);
    add(byText, folded.text, folded);
  }
  return (text, limit = 3) => {
    const wanted = fold(text);
    const reach = Math.max(1, Math.floor(wanted.length / 3));
    const near = new Map<string, number>();
    for (const other of byDigits.get(digitsOf(wanted)) ?? []) {
      if (Math.abs(other.text.length - wanted.length) > reach) continue;
      const far = distance(wanted, other.text);
      if (far <= reach) near.set(other.name, far);
    }
    for (const swapped of swapsOf(wanted)) {
      for (const { name } of byText.get(swapped) ?? []) near.set(name, 1);
    }
    near.delete(text);
    return [...near]
      .sort(([a, farA], [b, farB]) => farA - farB || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([name]) => name);
  };
}

/** The names nearest to `text`. */
export function nearest(text: string, names: Iterable<string>, limit?: number): string[] {
  return createNearest(names)(text, limit);
}

/** The one name that `text` was most likely meant to be; `undefined` where none is near. */
export function closest(text: string, names: Iterable<string>): string | undefined {
  return nearest(text, names, 1)[0];
}

interface Folded {
  readonly name: string;
  readonly text: string;
}

function add(index: Map<string, Folded[]>, key: string, folded: Folded): void {
  const same = index.get(key);
  if (same === undefined) index.set(key, [folded]);
  else same.push(folded);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** The text with two neighbours in each other's place, the most frequent slip of all. */
function* swapsOf(text: string): Generator<string> {
  // No code or name is longer; an endless text has endless neighbours.
  const end = Math.min(text.length, 100) - 1;
  for (let at = 0; at < end; at++) {
    if (text[at] === text[at + 1]) continue;
    yield text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  }
}

/**
 * White space as people read it: runs of it count as one space, and none at the ends. Shippers trim lines, terminals wrap them and
 * fixed columns pad them, so a message that no template says letter for letter is looked up once more without regard to it.
 */
import type { LinePart } from './line-template.ts';

export function withLooseSpacing(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}

/** The parts with each run of white space as one space, and none at the ends. */
export function partsWithLooseSpacing(parts: readonly LinePart[]): readonly LinePart[] {
  return parts.map((part, index) => {
    if (part.kind !== 'text') return part;
    let text = part.text.replace(/\s+/g, ' ');
    if (index === 0) text = text.trimStart();
    if (index === parts.length - 1) text = text.trimEnd();
    return { kind: 'text', text };
  });
}

/** Where places in `withLooseSpacing(message)` are in `message`. Places must ascend. */
export function placesInSpaced(message: string, places: readonly number[]): readonly number[] {
  const found: number[] = [];
  let more = 0;
  for (const { index, 0: run } of message.matchAll(/\s+/g)) {
    // Up to here, and no further, is what lies before this run of white space.
    while (found.length < places.length && places[found.length]! <= index - more && index > 0) {
      found.push(places[found.length]! + more);
    }
    if (found.length === places.length) return found;
    more += index === 0 ? run.length : run.length - 1;
  }
  while (found.length < places.length) {
    found.push(Math.min(places[found.length]! + more, message.length));
  }
  return found;
}

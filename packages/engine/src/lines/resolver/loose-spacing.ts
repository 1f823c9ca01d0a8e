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

/** For each place in `withLooseSpacing(message)` and its end, the place in `message`. */
export function placesBefore(message: string): (place: number) => number {
  const places: number[] = [];
  let inSpace = true;
  let start = 0;
  for (let at = 0; at < message.length; at++) {
    if (!/\s/.test(message[at]!)) {
      if (inSpace && places.length > 0) places.push(start);
      places.push(at);
      inSpace = false;
    } else if (!inSpace) {
      start = at;
      inSpace = true;
    }
  }
  return (place) => places[place] ?? (inSpace && places.length > 0 ? start : message.length);
}

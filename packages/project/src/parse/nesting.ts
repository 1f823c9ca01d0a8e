/** Bounds how deep a text nests, before a parser is given it: a native one that runs out of stack takes the process along. */

/** Far beyond what people and tools write, far below what a parser survives on a thread's stack. */
export const MAX_NESTING = 2_000;

/**
 * Where brackets first stand open more than `MAX_NESTING` deep, or `undefined`. Those in strings and comments
 * count as well, so the answer may be too careful, never too bold.
 */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > MAX_NESTING) return index;
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (depth > 0) depth--;
        break;
      default:
    }
  }
  return undefined;
}

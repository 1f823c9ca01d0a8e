/** One edit that makes a text of another, and leaves alone what both begin and end with. */
import type { TextEdit } from './text.ts';

export function smallestEdit(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  // Not between the halves of a character, nor of a line end.
  if (start > 0 && /[\ud800-\udbff\r]/.test(before.charAt(start - 1))) start--;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (tail > 0 && /[\udc00-\udfff\n]/.test(before.charAt(before.length - tail))) tail--;
  return {
    start,
    end: before.length - tail,
    text: after.slice(start, after.length - tail),
  };
}

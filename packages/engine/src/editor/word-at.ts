/** The word of a text that an offset stands in or beside, for words that codes, names and terms are made of. */
import type { TextRange } from '@loglex/catalog';

/**
 * The words around `offset`, the widest reading first: `app.queue-full` is one word, three, or what lies between. A word
 * that ends at the offset counts, since a cursor may stand behind it. Nobody writes words longer than a hundred units.
 */
export function wordsAt(
  text: string,
  offset: number,
): readonly (TextRange & { readonly text: string })[] {
  const words = new Map<string, TextRange & { readonly text: string }>();
  for (const letter of LETTERS) {
    let start = offset;
    let end = offset;
    while (start > Math.max(0, offset - LONGEST) && letter.test(text.charAt(start - 1))) start--;
    while (end < Math.min(text.length, offset + LONGEST) && letter.test(text.charAt(end))) end++;
    // A dot or a dash at an end belongs to the sentence.
    while (start < end && EDGE.test(text.charAt(start))) start++;
    while (end > start && EDGE.test(text.charAt(end - 1))) end--;
    if (start < end && start <= offset && offset <= end) {
      words.set(`${start} ${end}`, { start, end, text: text.slice(start, end) });
    }
  }
  return [...words.values()];
}

const LONGEST = 100;

/** Surrogates are halves of letters as well as of emoji: where they stand, a word goes on. */
const LETTERS = [/[\p{L}\p{N}_$.:/-]/u, /[\p{L}\p{N}_$.-]/u, /[\p{L}\p{N}_-]/u, /[\p{L}\p{N}_]/u];

const EDGE = /[.:/-]/;

/** Whether two texts still say the same, as far as their words can tell. */

/** The share of words that two texts have in common, from 0 to 1 (Dice). Case and punctuation count for nothing. */
export function wordOverlap(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length + right.length === 0) return 1;
  const rest = [...right];
  const common = left.filter((word) => {
    const at = rest.indexOf(word);
    if (at === -1) return false;
    rest.splice(at, 1);
    return true;
  });
  return (2 * common.length) / (left.length + right.length);
}

/**
 * Below this share a text is taken to say something else. Half the words of a message may be replaced
 * (`Failed to open {path}` → `Cannot open {path}`) before it is a different one.
 */
export const SAYS_THE_SAME = 1 / 3;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

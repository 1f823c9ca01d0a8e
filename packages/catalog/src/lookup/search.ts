/** Ranked search: the constants that a person most likely means by a few words. */
import type { Catalog, LogConstant } from '../model.ts';

export interface SearchHit {
  readonly constant: LogConstant;
  /** Higher is better; only the order means something. */
  readonly score: number;
}

/**
 * The constants in which each word of `query` is found (as the start of a word of code, name, alias,
 * message, tag, component or description, in any letter case), best first: an exact code or name, then
 * codes and names before messages before prose. At most `limit`, 20 by default.
 */
export function searchConstants(
  catalog: Catalog,
  query: string,
  { limit = 20 }: { readonly limit?: number } = {},
): readonly SearchHit[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const whole = query.trim().toLowerCase();
  const hits = catalog.constants.flatMap((constant): SearchHit[] => {
    const score = scoreOf(constant, words, whole);
    return score > 0 ? [{ constant, score }] : [];
  });
  // The sort is stable: equals stay in reading order.
  return hits.toSorted((a, b) => b.score - a.score).slice(0, limit);
}

/** What a word found here is worth. A prefix of the code outweighs all prose. */
const WEIGHTS: readonly (readonly [number, (constant: LogConstant) => string])[] = [
  [32, ({ name, aliases }) => [name, ...aliases].join(' ')],
  [16, ({ message }) => message],
  [8, ({ tags }) => tags.join(' ')],
  [4, ({ component, subcomponent }) => `${component ?? ''} ${subcomponent ?? ''}`],
  [2, ({ description, action }) => `${description ?? ''} ${action ?? ''}`],
];

function scoreOf(constant: LogConstant, words: readonly string[], whole: string): number {
  const code = constant.code.toLowerCase();
  const exact = code === whole ? 4096 : constant.name.toLowerCase() === whole ? 2048 : 0;
  let score = exact;
  for (const word of words) {
    const found = scoreOfWord(constant, code, word);
    if (found === 0 && exact === 0) return 0;
    score += found;
  }
  return score;
}

function scoreOfWord(constant: LogConstant, code: string, word: string): number {
  let score = code.startsWith(word) ? 64 : 0;
  for (const [weight, text] of WEIGHTS) {
    const lowered = text(constant).toLowerCase();
    // Most constants hold a word nowhere: that is asked before the text is taken apart.
    if (!lowered.includes(word)) continue;
    const words = wordsOf(lowered);
    if (words.includes(word)) score += weight;
    else if (words.some((other) => other.startsWith(word))) score += weight / 2;
  }
  return score;
}

/** Words in lower case; `SINK_QUEUE-full` is three. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A code or a name that stands in any text: a comment, a log, a page. */
import type { Catalog } from '@loglex/catalog';
import type { ConstantTarget } from './target.ts';
import { wordsAt } from './word-at.ts';

/** The constant whose code or name stands at `offset`, where it is no word that people write by chance. */
export function namedConstant(
  catalog: Catalog,
  text: string,
  offset: number,
): ConstantTarget | undefined {
  for (const { start, end, text: word } of wordsAt(text, offset)) {
    if (!isTelling(word)) continue;
    const range = { start, end };
    const constants = once([...catalog.byCode(word), ...catalog.byName(word)]);
    const retired = once([...catalog.retiredByCode(word), ...catalog.retiredByName(word)]);
    if (constants.length + retired.length === 0) continue;
    return { kind: 'constant', range, constants, retired };
  }
  return undefined;
}

/** Two kinds of signs: letters with digits, or words joined by something. `start` and `404` could be anything. */
export function isTelling(word: string): boolean {
  return /\p{L}/u.test(word) && /[\d_.:-]/.test(word);
}

function once<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return [...new Set(entries)];
}

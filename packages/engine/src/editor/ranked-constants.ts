/** The constants that a person who types a few letters most likely means, for every keystroke: words are lowered once. */
import type { Catalog, Component, LogConstant, Rung } from '@loglex/catalog';

/** What speaks for a constant beside what is typed. */
export interface Favour {
  /** The components of the file. */
  readonly components: readonly Component[];
  /** The level of the call. */
  readonly rung: Rung | undefined;
}

/**
 * At most `limit` constants in which each word of `query` is found, best first: by code and name, then by message, then by
 * what else is said of them. All, where the query has no words.
 */
export function rankedConstants(
  catalog: Catalog,
  query: string,
  { components, rung }: Favour,
  limit: number,
): readonly LogConstant[] {
  const whole = query.trim().toLowerCase();
  const words = wordsOf(whole);
  const owners = new Set(components.map(({ name }) => name));
  // Few scores are distinct: to put equals together is faster than to sort ten thousand.
  const byScore = new Map<number, LogConstant[]>();
  for (const entry of searchableOf(catalog)) {
    const found = matchOf(entry, words, whole);
    if (found === undefined) continue;
    const { component, level, may, deprecated } = entry.constant;
    const isOwn = component !== undefined && owners.has(component);
    const isLevel = rung !== undefined && [level, ...may].some((each) => each?.rung === rung);
    const score = found + (isOwn ? 24 : 0) + (isLevel ? 12 : 0) - (deprecated ? 60 : 0);
    const equals = byScore.get(score);
    if (equals === undefined) byScore.set(score, [entry.constant]);
    else equals.push(entry.constant);
  }
  const best: LogConstant[] = [];
  for (const score of [...byScore.keys()].sort((a, b) => b - a)) {
    best.push(...byScore.get(score)!.slice(0, limit - best.length));
    if (best.length >= limit) break;
  }
  return best;
}

/** Words in lower case, each behind a space: whether one starts so is then one search. */
interface Searchable {
  readonly constant: LogConstant;
  readonly code: string;
  readonly name: string;
  readonly names: string;
  readonly message: string;
  readonly rest: string;
}

const searchable = new WeakMap<Catalog, readonly Searchable[]>();

function searchableOf(catalog: Catalog): readonly Searchable[] {
  let entries = searchable.get(catalog);
  if (entries === undefined) {
    entries = catalog.constants.map((constant) => {
      const { code, name, aliases, message, component, subcomponent, tags } = constant;
      return {
        constant,
        code: code.toLowerCase(),
        name: name.toLowerCase(),
        names: spaced([name, ...aliases].join(' ')),
        message: spaced(message),
        rest: spaced([component, subcomponent, ...tags].join(' ')),
      };
    });
    searchable.set(catalog, entries);
  }
  return entries;
}

function matchOf(entry: Searchable, words: readonly string[], whole: string): number | undefined {
  if (words.length === 0) return 0;
  const { code, name } = entry;
  if (code === whole || name === whole) return 1000;
  let score = code.startsWith(whole) || name.startsWith(whole) ? 100 : 0;
  for (const word of words) {
    const start = ` ${word}`;
    if (code.startsWith(word)) score += 40;
    else if (entry.names.includes(start)) score += 32;
    else if (entry.message.includes(start)) score += 16;
    else if (entry.names.includes(word)) score += 8;
    else if (entry.rest.includes(start)) score += 4;
    else if (score < 100) return undefined;
  }
  return score;
}

function spaced(text: string): string {
  return wordsOf(text.toLowerCase())
    .map((word) => ` ${word}`)
    .join('');
}

function wordsOf(lowered: string): readonly string[] {
  return lowered.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The constants that a person who types a few letters most likely means, for every keystroke. */
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
  const { entries, vocabulary } = searchableOf(catalog);
  const words = wordsOf(whole).map((word) => ({
    word,
    worth: worthOf(word, vocabulary, entries.length),
  }));
  const owners = new Set(components.map(({ name }) => name));
  // Few scores are distinct: to put equals together is faster than to sort ten thousand.
  const byScore = new Map<number, LogConstant[]>();
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    const found = matchOf(entry, index, words, whole);
    if (found === undefined) continue;
    const isOwn = entry.component !== undefined && owners.has(entry.component);
    const isLevel = rung !== undefined && entry.rungs.includes(rung);
    const score = found + (isOwn ? 24 : 0) + (isLevel ? 12 : 0) - (entry.isDeprecated ? 60 : 0);
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

interface Searchable {
  readonly entries: readonly Entry[];
  /** Ten thousand constants are made of few words: each is compared with what is typed once, and not in every text. */
  readonly vocabulary: ReadonlyMap<string, Places>;
}

interface Entry {
  readonly constant: LogConstant;
  /** In lower case. */
  readonly code: string;
  readonly name: string;
  readonly component: string | undefined;
  readonly rungs: readonly Rung[];
  readonly isDeprecated: boolean;
}

/** Where a word stands: indexes of entries. */
interface Places {
  readonly inNames: number[];
  readonly inMessages: number[];
  readonly inRest: number[];
}

const searchable = new WeakMap<Catalog, Searchable>();

function searchableOf(catalog: Catalog): Searchable {
  let known = searchable.get(catalog);
  if (known === undefined) searchable.set(catalog, (known = makeSearchable(catalog)));
  return known;
}

function makeSearchable({ constants }: Catalog): Searchable {
  const vocabulary = new Map<string, Places>();
  const learn = (text: string, where: keyof Places, index: number) => {
    for (const word of new Set(wordsOf(text.toLowerCase()))) {
      let places = vocabulary.get(word);
      if (places === undefined) {
        vocabulary.set(word, (places = { inNames: [], inMessages: [], inRest: [] }));
      }
      places[where].push(index);
    }
  };
  const entries = constants.map((constant, index): Entry => {
    const { code, name, aliases, message, component, subcomponent, tags, level, may } = constant;
    learn([name, ...aliases].join(' '), 'inNames', index);
    learn(message, 'inMessages', index);
    learn([component, subcomponent, level?.native, ...tags].join(' '), 'inRest', index);
    return {
      constant,
      code: code.toLowerCase(),
      name: name.toLowerCase(),
      component,
      rungs: [level, ...may].flatMap((each) => each?.rung ?? []),
      isDeprecated: constant.deprecated !== undefined,
    };
  });
  return { entries, vocabulary };
}

/** What it is worth to each entry that it says `word`, or something that begins with it. */
function worthOf(word: string, vocabulary: Searchable['vocabulary'], size: number): Uint8Array {
  const worth = new Uint8Array(size);
  const give = (indexes: readonly number[], points: number) => {
    for (const index of indexes) if (worth[index]! < points) worth[index] = points;
  };
  for (const [text, { inNames, inMessages, inRest }] of vocabulary) {
    if (text.startsWith(word)) {
      give(inNames, 32);
      give(inMessages, 16);
      give(inRest, 4);
    } else if (inNames.length > 0 && text.includes(word)) give(inNames, 8);
  }
  return worth;
}

function matchOf(
  { code, name }: Entry,
  index: number,
  words: readonly { readonly word: string; readonly worth: Uint8Array }[],
  whole: string,
): number | undefined {
  if (words.length === 0) return 0;
  if (code === whole || name === whole) return 1000;
  let score = code.startsWith(whole) || name.startsWith(whole) ? 100 : 0;
  for (const { word, worth } of words) {
    const points = code.startsWith(word) ? 40 : worth[index]!;
    if (points === 0 && score < 100) return undefined;
    score += points;
  }
  return score;
}

function wordsOf(lowered: string): readonly string[] {
  return lowered.match(/[\p{L}\p{N}]+/gu) ?? [];
}

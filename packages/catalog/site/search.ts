/** Finds entries of the index by words and filters, best first. Knows no page: it is a function on data. */
import type { Rung } from '../src/level.ts';
import type { IndexEntry, SearchIndex } from '../src/generate/html/search-index.ts';

export interface Filters {
  /** Empty: any. */
  readonly component: string;
  readonly subcomponent: string;
  readonly tag: string;
  readonly level: Rung | '';
}

export interface Found {
  /** Best first; of equals, in the order of the index. */
  readonly entries: readonly IndexEntry[];
  /** `some`: nothing holds all words, and these hold the rarest of them. */
  readonly holding: 'all' | 'some';
  /** The words of the query in lower case, for marking them. */
  readonly words: readonly string[];
}

export type Search = (query: string, filters: Filters) => Found;

export const NO_FILTERS: Filters = { component: '', subcomponent: '', tag: '', level: '' };

/** The search of an index. The texts are put into lower case at once, so that the first letter is as quick as the others. */
export function createSearch(index: SearchIndex): Search {
  const haystacks = index.entries.map((entry) => haystackOf(index, entry));
  return (query, filters) => {
    const words = wordsOf(query);
    const passes = filterOf(index, filters);
    const candidates = haystacks.filter(({ entry }) => passes(entry));
    if (words.length === 0) {
      return { entries: candidates.map(({ entry }) => entry), holding: 'all', words };
    }
    const all = candidates.filter(({ text }) => words.every((word) => text.includes(word)));
    if (all.length > 0 || words.length === 1) {
      return { entries: ranked(all, (one) => score(one, words)), holding: 'all', words };
    }
    return { entries: nearest(candidates, words), holding: 'some', words };
  };
}

/** What of an entry is searched, in lower case. */
interface Haystack {
  readonly entry: IndexEntry;
  /** All of it. */
  readonly text: string;
  /** By what a hit is worth, best first. */
  readonly parts: readonly string[];
}

/** A hit in the name outweighs one in the message, and that one all prose. A prefix of the code outweighs both. */
const WORTH = [64, 32, 16, 8, 2] as const;

function haystackOf(index: SearchIndex, entry: IndexEntry): Haystack {
  const [
    title,
    name,
    ,
    ,
    component,
    subcomponent,
    tags,
    message,
    description,
    action,
    ,
    ,
    aliases,
  ] = entry;
  const parts = [
    title,
    [name, ...aliases].join('\n'),
    message,
    [
      ...tags.map((tag) => index.tags[tag]),
      index.components[component],
      index.subcomponents[subcomponent],
    ].join('\n'),
    `${description}\n${action}`,
  ].map((part) => part.toLowerCase());
  return { entry, text: parts.join('\n'), parts };
}

/**
 * The words of a query: what white space parts, without the punctuation around it, so that a line can be
 * pasted as it stands in a log. A word that is nothing but punctuation is looked for as it is.
 */
function wordsOf(query: string): readonly string[] {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const bare = words.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const kept = bare.filter((word) => word !== '');
  return [...new Set(kept.length > 0 ? kept : words)].slice(0, MOST_WORDS);
}

/** A stack trace that was pasted whole has hundreds of words, and the first say enough. */
const MOST_WORDS = 40;

function score({ parts }: Haystack, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    for (const [index, worth] of WORTH.entries()) sum += hit(parts[index]!, word, worth);
    if (parts[0] === word) sum += 4096;
    else if (parts[0]!.startsWith(word)) sum += 256;
    if (parts[1] === word) sum += 2048;
  }
  return sum;
}

/** Half of it where the word begins inside another one. */
function hit(text: string, word: string, worth: number): number {
  let at = text.indexOf(word);
  if (at === -1) return 0;
  for (; at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return worth;
  }
  return worth / 2;
}

/**
 * A line of a log holds values that no template has. What it shares with a template is told by the words
 * that few entries have: a code above all.
 */
function nearest(candidates: readonly Haystack[], words: readonly string[]): IndexEntry[] {
  const weighed = words.flatMap((word) => {
    const holders = candidates.filter(({ text }) => text.includes(word)).length;
    return holders === 0 ? [] : [{ word, weight: Math.log(1 + candidates.length / holders) }];
  });
  const most = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const weightOf = ({ text, parts }: Haystack) =>
    weighed.reduce((sum, { word, weight }) => {
      if (parts[0] === word) return sum + most;
      return sum + (text.includes(word) ? weight : 0);
    }, 0);
  const weights = new Map(candidates.map((one) => [one, weightOf(one)]));
  const near = candidates.filter((one) => weights.get(one)! > most / 2);
  return ranked(near, (one) => weights.get(one)! + score(one, words) / 1e6);
}

function ranked(haystacks: readonly Haystack[], scoreOf: (one: Haystack) => number): IndexEntry[] {
  return haystacks
    .map((one) => ({ entry: one.entry, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

function filterOf(
  index: SearchIndex,
  { component, subcomponent, tag, level }: Filters,
): (entry: IndexEntry) => boolean {
  const wanted = {
    component: component === '' ? undefined : index.components.indexOf(component),
    subcomponent: subcomponent === '' ? undefined : index.subcomponents.indexOf(subcomponent),
    tag: tag === '' ? undefined : index.tags.indexOf(tag),
  };
  const levels = new Set(
    index.levels.flatMap(([, rung], place) => (rung === level ? [place] : [])),
  );
  return (entry) =>
    (wanted.component === undefined || entry[4] === wanted.component) &&
    (wanted.subcomponent === undefined || entry[5] === wanted.subcomponent) &&
    (wanted.tag === undefined || entry[6].includes(wanted.tag)) &&
    (level === '' || levels.has(entry[3]));
}

/** What a message is about, as a set of terms: its words without endings, fillers, and the many ways to say that it failed. */
import type { PrintablePart } from '@loglex/catalog';
import { wordsOf } from '../draft/names.ts';

export interface Wording {
  /** In the order of the message, values left out. One that is said again is another term: `lock`, then `lock'`. */
  readonly terms: readonly string[];
  /** Those that are told as over: `created`, and not `creating` or `create`. */
  readonly past: ReadonlySet<string>;
}

export function wordingOf(parts: readonly PrintablePart[]): Wording {
  let text = wordsOf(parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('')).join(
    ' ',
  );
  for (const [pattern, term] of SAME_SAID) text = text.replace(pattern, term);
  const past = new Set<string>();
  const terms = new Set<string>();
  for (const word of text.split(' ')) {
    if (word === '' || FILLERS.has(word)) continue;
    const bare = stem(word);
    let term = SYNONYMS.get(bare) ?? bare;
    while (terms.has(term)) term += "'";
    terms.add(term);
    if (word.length > 4 && word.endsWith('ed')) past.add(term);
  }
  return { terms: [...terms], past };
}

/** Phrases that say one thing; words of other scripts never come here. */
const SAME_SAID: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:could not|couldnt|cannot|can not|cant|unable to|failed to|failure to|fail to) find\b/g,
    'missing',
  ],
  [/\b(?:not found|was not found|does not exist|doesnt exist)\b/g, 'missing'],
  [/\bno (.{1,40}?) found\b/g, 'missing $1'],
  [
    /\b(?:could not|couldnt|cannot|can not|cant|unable to|failed to|failure to|fail to|error while|error when|failed)\b/g,
    'fail',
  ],
  [/\b(?:error|errors|exception|failure|fails)\b/g, 'fail'],
];

const FILLERS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been being by can did do does for from had has have if in into is it its of on or our out per ' +
    'please so than that the their then there these this to via was we were when where which while will with you your now ' +
    'occurred occured during just currently'
  ).split(' '),
);

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['get', 'fetch'],
  ['got', 'fetch'],
  ['retriev', 'fetch'],
  ['obtain', 'fetch'],
  ['delet', 'remov'],
  ['ignor', 'skip'],
  ['complet', 'finish'],
  ['done', 'finish'],
  ['begin', 'start'],
  ['successful', 'success'],
  ['succeed', 'success'],
]);

/** A word without its ending: enough to hold `fetching` for `fetch`, and never short words for one another. */
function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const single = word.replace(/(?:(?<=i)es|(?<![sui])s)$/, '').replace(/i(?:ed)?$/, 'y');
  if (single.length < 5) return single;
  const bare = single.replace(/(?:ing|ed|ly|e)$/, '');
  return bare.length < 3 ? single : bare.replace(/([bdgklmnprt])\1$/, '$1');
}

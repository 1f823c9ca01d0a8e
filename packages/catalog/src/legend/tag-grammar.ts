/** What of a legend is asked for each tag, made once: its words, what parts them, the ranks of its terms. */
import type { Legend, Term } from './vocabulary.ts';

export interface TagGrammar {
  /** Terms by every spelling. A spelling that two terms have is the first one's. */
  readonly words: ReadonlyMap<string, Term>;
  /** What parts two terms, without the white space around it; `undefined` where a tag is one term. */
  readonly separator: string | undefined;
  readonly scopes: ReadonlySet<string>;
  /** The names of the terms of each group. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Where the legend's order puts the term; `undefined` where it says nothing of it. */
  rankOf(term: Term): number | undefined;
  /** Where the precedence of its group puts the term: 0 is the highest. */
  precedenceOf(term: Term): number | undefined;
}

const grammars = new WeakMap<Legend, TagGrammar>();

export function grammarOf(legend: Legend): TagGrammar {
  let grammar = grammars.get(legend);
  if (!grammar) grammars.set(legend, (grammar = createGrammar(legend)));
  return grammar;
}

function createGrammar({ terms, groups, order, scopes, separator }: Legend): TagGrammar {
  const words = new Map<string, Term>();
  const members = new Map<string, string[]>();
  for (const term of terms.values()) {
    const { name, group } = term;
    if (group !== undefined && !members.get(group)?.push(name)) members.set(group, [name]);
    for (const word of [term.name, ...term.aliases]) if (!words.has(word)) words.set(word, term);
  }
  const ranks = new Map(order.map(({ text }, index) => [text, index]));
  const precedence = new Map<string, number>();
  for (const group of groups.values()) {
    for (const [index, { text }] of group.precedence.entries()) precedence.set(text, index);
  }
  return {
    words,
    scopes: new Set(scopes),
    members,
    separator: separator === undefined ? undefined : separator.trim() || separator,
    rankOf: ({ name, group }) =>
      ranks.get(name) ?? (group === undefined ? undefined : ranks.get(group)),
    precedenceOf: ({ name }) => precedence.get(name),
  };
}

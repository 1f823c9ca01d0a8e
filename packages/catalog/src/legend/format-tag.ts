/** Writes a tag as its legend would have it: `parseTag` reads it back. */
import { grammarOf } from './tag-grammar.ts';
import type { Legend, Term } from './vocabulary.ts';

/** A term as a tag shows it. */
export interface TermUse {
  readonly term: Term;
  readonly argument?: string | undefined;
  readonly scope?: string | undefined;
}

/** `terms` in the legend's order, by their names, joined and in brackets. */
export function formatTag(legend: Legend, terms: readonly TermUse[]): string {
  const [open, close] = legend.brackets ?? ['', ''];
  return `${open}${joinTerms(legend, terms)}${close}`;
}

/** What stands between the brackets of a tag. */
export function joinTerms(legend: Legend, terms: readonly TermUse[]): string {
  const { rankOf } = grammarOf(legend);
  return inOrder(terms, rankOf)
    .map(formatTerm)
    .join(legend.separator ?? '');
}

/** Terms of which the order says nothing keep their places; the others change places among themselves. */
function inOrder(
  terms: readonly TermUse[],
  rankOf: (term: Term) => number | undefined,
): readonly TermUse[] {
  const ranked = terms
    .filter(({ term }) => rankOf(term) !== undefined)
    .toSorted((a, b) => rankOf(a.term)! - rankOf(b.term)!);
  let next = 0;
  return terms.map((one) => (rankOf(one.term) === undefined ? one : ranked[next++]!));
}

function formatTerm({ term, argument, scope }: TermUse): string {
  return [term.name, argument, scope].filter((part) => part !== undefined).join(':');
}

/** How the terms of a tag stand together: repeated, excluding each other, lacking, out of order. */
import type { TextRange } from '../text.ts';
import { joinTerms } from './format-tag.ts';
import type { TagProblem, TagTerm } from './tag.ts';
import type { TagGrammar } from './tag-grammar.ts';
import { listed } from './tag-text.ts';
import type { Legend, Term } from './vocabulary.ts';

/** What is wrong with terms that are right by themselves. */
export function* companyProblems(
  legend: Legend,
  grammar: TagGrammar,
  terms: readonly TagTerm[],
  inner: TextRange,
): Generator<TagProblem> {
  const seen = new Set<Term>();
  const ofGroup = new Map<string, TagTerm>();
  let highest = -1;
  let outOfOrder: TagTerm | undefined;
  for (const one of terms) {
    const { term, range } = one;
    if (seen.has(term)) {
      yield {
        kind: 'repeated-term',
        message: `"${term.name}" stands twice in this tag. Say it once.`,
        range,
      };
      continue;
    }
    seen.add(term);
    const group = term.group === undefined ? undefined : legend.groups.get(term.group);
    const other = group && ofGroup.get(group.name);
    if (group && other && !group.many) yield twoOfGroup(grammar, group.name, other, one);
    else if (group) ofGroup.set(group.name, one);
    const rank = grammar.rankOf(term);
    if (rank !== undefined && rank < highest) outOfOrder ??= one;
    highest = Math.max(highest, rank ?? -1);
  }
  for (const { name, required } of legend.groups.values()) {
    if (!required || ofGroup.has(name)) continue;
    yield {
      kind: 'missing-group',
      message: `A tag of "${legend.name}" needs its ${name}: one of ${listed(grammar.members.get(name) ?? [])}.`,
      range: inner,
    };
  }
  if (outOfOrder) {
    yield {
      kind: 'order',
      message: `"${outOfOrder.term.name}" stands too late: "${legend.name}" shows ${listed(legend.order.map(({ text }) => text))}, in this order.`,
      range: inner,
      replacement: joinTerms(legend, terms),
    };
  }
  const [only, ...others] = terms;
  if (only?.term.shown === 'never-alone' && others.length === 0) {
    yield {
      kind: 'alone',
      message: `"${only.term.name}" says nothing by itself: leave the tag out, or add what it goes with.`,
      range: only.range,
    };
  }
}

function twoOfGroup(grammar: TagGrammar, group: string, a: TagTerm, b: TagTerm): TagProblem {
  const [rankA, rankB] = [grammar.precedenceOf(a.term), grammar.precedenceOf(b.term)];
  const shown =
    rankA === undefined || rankB === undefined || rankA === rankB
      ? 'Keep the one that holds.'
      : `"${(rankA < rankB ? a : b).term.name}" takes precedence: show only that.`;
  return {
    kind: 'exclusive-group',
    message: `"${a.term.name}" and "${b.term.name}" both are its ${group}, and a tag shows one. ${shown}`,
    range: b.range,
  };
}

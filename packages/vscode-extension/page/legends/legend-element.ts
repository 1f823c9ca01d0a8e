/** One legend as people read it: how its tags are written, what each term means, and where it stands. */
import type { ListedGroup, ListedTerm } from '@loglex/lsp';
import type { ShownLegend, Words } from '../../src/legend/messages.ts';
import { oneLine } from '../../src/text/one-line.ts';
import { type Child, element, filled } from '../element.ts';

/** Opens a term or a use by its number; the legend itself without. */
export type Open = (list?: 'terms' | 'uses', at?: number) => void;

/** `terms`: the numbers of those that are shown. */
export function legendElement(
  legend: ShownLegend,
  terms: readonly number[],
  words: Words,
  open: Open,
): HTMLElement {
  const { name, description, grammar, file, groups } = legend;
  const hasGroups = groups.length > 0;
  const heading = link(name, words.open, () => open());
  const columns = [words.written, ...(hasGroups ? [words.group] : []), words.meaning];
  const head = columns.map((column) => element('th', { scope: 'col' }, column));
  const rows = terms.map((at) =>
    termRow(legend, legend.terms[at]!, words, () => open('terms', at)),
  );
  return element(
    'section',
    { 'aria-label': shown(name), 'data-legend': name },
    element('h2', {}, heading, element('small', {}, shown(file))),
    description === undefined ? undefined : element('p', {}, shown(description)),
    grammar === undefined ? undefined : element('p', {}, element('code', {}, shown(grammar))),
    rows.length === 0
      ? undefined
      : element(
          'table',
          {},
          element('thead', {}, element('tr', {}, ...head)),
          element('tbody', {}, ...rows),
        ),
    factsOf(legend, words, open),
  );
}

function termRow(
  { name: legend, groups }: ShownLegend,
  term: ListedTerm,
  words: Words,
  open: () => void,
): HTMLElement {
  const { name, form, description, group, argument, message, level, aliases } = term;
  const trait = (label: string | undefined, text: string | undefined) =>
    text === undefined
      ? undefined
      : element('span', { class: 'trait' }, label && `${label} `, element('code', {}, shown(text)));
  return element(
    'tr',
    { 'data-legend': legend, 'data-term': name },
    element('th', { scope: 'row' }, link(form, words.open, open)),
    groups.length > 0 ? element('td', {}, shown(group ?? '')) : undefined,
    element(
      'td',
      {},
      description === undefined ? undefined : element('span', {}, shown(description)),
      trait(words.message, message),
      argument === undefined ? undefined : element('span', { class: 'trait' }, shown(argument)),
      trait(words.level, level),
      trait(words.also, aliases.join(', ') || undefined),
    ),
  );
}

function factsOf(legend: ShownLegend, words: Words, open: Open): HTMLElement | undefined {
  const { examples, scopes, shownWhen, suffix, groups, grammar, uses } = legend;
  const facts: readonly (readonly [string | undefined, readonly Child[]])[] = [
    [words.examples, codes(examples)],
    [words.scopes, codes(scopes)],
    [
      words.leftOut,
      legend.default === undefined ? [] : [filled(words.default ?? '', shown(legend.default))],
    ],
    // Of a single word nothing can be left out.
    [words.shownWhen, grammar === undefined ? [] : [words[shownWhen]]],
    [words.where, suffix ? [words.suffix] : []],
    ...groups.map(
      (group) => [`${words.group} ${shown(group.name)}`, [groupText(group, words)]] as const,
    ),
    [words.uses, usesOf(uses, words, open)],
  ];
  const cells = facts.flatMap(([label, children]) =>
    children.length === 0 ? [] : [element('dt', {}, label), element('dd', {}, ...children)],
  );
  return cells.length === 0 ? undefined : element('dl', {}, ...cells);
}

function groupText({ description, required, many, precedence }: ListedGroup, words: Words) {
  const number = required
    ? many
      ? words.atLeastOne
      : words.exactlyOne
    : many
      ? words.anyNumber
      : words.atMostOne;
  const first = precedence.length > 0 && filled(words.precedence ?? '', precedence.join(', '));
  return [description, number, first].filter(Boolean).map(String).map(shown).join(' ');
}

/** So many are listed: a field of every code may have the same legend. */
const MOST_USES = 50;

function usesOf(uses: ShownLegend['uses'], words: Words, open: Open): readonly Child[] {
  const links = uses.slice(0, MOST_USES).map(({ text }, at) =>
    element(
      'li',
      {},
      link(text, words.open, () => open('uses', at)),
    ),
  );
  const more =
    uses.length > MOST_USES
      ? [element('li', {}, filled(words.more ?? '', uses.length - MOST_USES))]
      : [];
  return uses.length === 0 ? [] : [element('ul', {}, ...links, ...more)];
}

function codes(texts: readonly string[]): readonly Child[] {
  return texts.flatMap((text, at) => [at > 0 ? ' ' : undefined, element('code', {}, shown(text))]);
}

function link(text: string, title: string | undefined, act: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'link', title }, shown(text));
  button.addEventListener('click', act);
  return button;
}

/** Nobody reads more of a text than this here. */
const LONGEST = 2_000;

function shown(text: string): string {
  return oneLine(text, LONGEST);
}

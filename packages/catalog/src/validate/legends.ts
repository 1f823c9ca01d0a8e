/** Legends: their words can be read back from tags, each means one thing, and their parts know each other. */
import { parseTag } from '../legend/parse-tag.ts';
import type { Legend, Term } from '../legend/vocabulary.ts';
import { closest } from '../lookup/nearest.ts';
import type { Catalog, CatalogProblem, EntrySource } from '../model.ts';
import { matchKey } from '../template/template.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { rangeInSource } from '../template/source-offset.ts';
import type { Location, PlacedText } from '../text.ts';
import { at, problem } from './problem.ts';

export function* legendProblems(catalog: Catalog): Generator<CatalogProblem> {
  for (const legend of catalog.legends.values()) {
    const before = [
      ...unreadableWords(legend),
      ...ambiguousWords(legend),
      ...unknownGroups(legend),
      ...unknownTerms(legend),
      ...messageProblems(legend),
      ...suffixProblems(legend),
    ];
    yield* before;
    // A legend that contradicts itself cannot judge its examples.
    if (before.length === 0) yield* invalidExamples(legend);
  }
}

function* unreadableWords(legend: Legend): Generator<CatalogProblem> {
  for (const term of legend.terms.values()) {
    for (const word of [term.name, ...term.aliases]) {
      const why = unreadable(legend, word);
      if (why !== undefined) yield unreadableWord(legend, word, why, nameOf(term, word));
    }
    for (const value of term.argument?.values ?? []) {
      const why = unreadable(legend, value);
      if (why !== undefined) yield unreadableWord(legend, value, why, at(term.source, 'argument'));
    }
  }
  for (const scope of legend.scopes) {
    const why = unreadable(legend, scope);
    if (why !== undefined) yield unreadableWord(legend, scope, why, at(legend.source, 'scopes'));
  }
}

function unreadableWord(
  legend: Legend,
  word: string,
  why: string,
  place: Location,
): CatalogProblem {
  const words = `"${word}" of "${legend.name}" ${why}, so a tag that holds it cannot be read. Spell it otherwise.`;
  return problem('unreadable-term', place, words);
}

/** Why a word cannot be told apart in a tag of the legend: a clause. */
function unreadable({ separator, brackets }: Legend, word: string): string | undefined {
  if (word.trim() === '') return 'is empty';
  if (word.trim() !== word) return 'starts or ends with white space';
  if (word.includes(':')) return 'holds a colon, which leads to the argument of a term';
  const core = separator === undefined ? undefined : separator.trim() || separator;
  if (core !== undefined && word.includes(core)) return `holds "${core}", which parts two terms`;
  const bracket = brackets?.find((one) => word.includes(one));
  return bracket === undefined ? undefined : `holds "${bracket}", a bracket of its tags`;
}

function* ambiguousWords(legend: Legend): Generator<CatalogProblem> {
  const owners = new Map<string, Term>();
  for (const term of legend.terms.values()) owners.set(term.name, term);
  for (const term of legend.terms.values()) {
    for (const alias of term.aliases) {
      const owner = owners.get(alias);
      if (!owner) owners.set(alias, term);
      else {
        const words = `"${alias}" already means "${owner.name}" in "${legend.name}", so nobody can tell which is meant. Drop one of the two.`;
        yield problem('ambiguous-term', at(term.source, 'aliases'), words);
      }
    }
  }
  for (const group of legend.groups.values()) {
    for (const { text, range } of group.terms) {
      const other = legend.terms.get(text)?.group;
      if (other === undefined || other === group.name) continue;
      const words = `"${text}" is of the group "${other}" already, so it is unclear how many a tag may carry. Leave it in one of them.`;
      yield problem('ambiguous-term', { file: group.source.file, range }, words);
    }
  }
}

function* unknownGroups({ name, terms, groups }: Legend): Generator<CatalogProblem> {
  for (const { name: term, group, source } of terms.values()) {
    if (group === undefined || groups.has(group)) continue;
    const near = closest(group, groups.keys());
    const words = `"${name}" has no group "${group}", so no rule holds for "${term}". ${near === undefined ? 'Declare it under groups.' : `Did you mean "${near}"?`}`;
    yield problem('unknown-group', at(source, 'group'), words);
  }
}

function* unknownTerms(legend: Legend): Generator<CatalogProblem> {
  const { terms, groups, order, source } = legend;
  const isGroup = (name: string) => groups.has(name);
  yield* missing(legend, source, order, isGroup);
  for (const group of groups.values()) {
    yield* missing(legend, group.source, group.terms);
    for (const place of group.precedence) {
      if (!terms.has(place.text)) yield* missing(legend, group.source, [place]);
      else if (terms.get(place.text)?.group !== group.name) {
        const words = `"${place.text}" is not of the group "${group.name}", so it takes no precedence in it. Remove it, or put it into the group.`;
        yield problem('unknown-term', { file: group.source.file, range: place.range }, words);
      }
    }
  }
  const { default: standard } = legend;
  if (standard !== undefined) {
    yield* missing(legend, source, [{ text: standard, range: at(source, 'default').range }]);
  }
}

function* missing(
  { name, terms }: Legend,
  { file }: EntrySource,
  stated: readonly PlacedText[],
  isOther: (name: string) => boolean = () => false,
): Generator<CatalogProblem> {
  for (const { text, range } of stated) {
    if (terms.has(text) || isOther(text)) continue;
    const near = closest(text, terms.keys());
    const words = `"${name}" has no term "${text}", so this says nothing. ${near === undefined ? 'Declare it under terms.' : `Did you mean "${near}"?`}`;
    yield problem('unknown-term', { file, range }, words);
  }
}

/** Messages of terms are templates that can be read, and each text has one reading. */
function* messageProblems(legend: Legend): Generator<CatalogProblem> {
  const keys = new Map<string, Term>();
  for (const term of legend.terms.values()) {
    const { name, message, source } = term;
    if (message === undefined) continue;
    const place = at(source, 'message');
    const { parts, problems } = parseTemplate(message);
    for (const { message: words, range } of problems) {
      const exact = rangeInSource(place.range, message.length, range);
      yield problem('invalid-template', { file: place.file, range: exact }, words);
    }
    if (
      parts.some(
        (part, index) => part.kind === 'placeholder' && parts[index + 1]?.kind === 'placeholder',
      )
    ) {
      const words = `Two placeholders of the message of "${name}" touch, so nobody can tell where one value ends. Put text between them.`;
      yield problem('ambiguous-message', place, words);
    }
    const key = matchKey(parts);
    const other = keys.get(key);
    if (!other) keys.set(key, term);
    else {
      const words = `The messages of "${name}" and "${other.name}" are the same but for their values, so a log line does not tell which it is. Word one otherwise.`;
      yield problem('ambiguous-message', place, words, {
        ...at(other.source, 'message'),
        message: 'The other message.',
      });
    }
  }
}

function* suffixProblems({ name, suffix, brackets, source }: Legend): Generator<CatalogProblem> {
  // Brackets that could not be read have been told of.
  if (!suffix || brackets || source.values.has('brackets')) return;
  const words = `Messages may end with a tag of "${name}", which has no brackets, so nobody can tell where the text ends. Give it brackets.`;
  yield problem('suffix-without-brackets', at(source, 'suffix'), words);
}

function* invalidExamples(legend: Legend): Generator<CatalogProblem> {
  const { file } = legend.source;
  for (const { text, range } of legend.examples) {
    const [first] = parseTag(legend, text).problems;
    if (!first) continue;
    const exact = rangeInSource(range, text.length, first.range);
    yield problem('invalid-example', { file, range: exact }, first.message);
  }
}

/** Where a spelling of a term stands: its key, or its list of aliases. */
function nameOf({ name, source }: Term, word: string): Location {
  return word === name && source.key
    ? { file: source.file, range: source.key }
    : at(source, 'aliases');
}

/** Reads a tag by its legend: `(config:init.model; runtime)` into terms, and a problem for all that is none. */
import { closest } from '../lookup/closest.ts';
import type { TextRange } from '../text.ts';
import { grammarOf } from './tag-grammar.ts';
import type { TagGrammar } from './tag-grammar.ts';
import { joinTerms } from './format-tag.ts';
import type { Legend, Term, TermArgument } from './vocabulary.ts';

/** A tag taken apart. Ranges count within the text of the tag. */
export interface ParsedTag {
  /** What could be read, in the order written. */
  readonly terms: readonly TagTerm[];
  /** By place. */
  readonly problems: readonly TagProblem[];
  /** Whether the legend lets this tag be left out. */
  readonly omittable: boolean;
}

export interface TagTerm {
  readonly term: Term;
  /** As it is spelled: its name or an alias. */
  readonly word: string;
  readonly argument: string | undefined;
  readonly scope: string | undefined;
  /** From its word to its scope. */
  readonly range: TextRange;
}

export interface TagProblem {
  readonly kind: TagProblemKind;
  readonly message: string;
  readonly range: TextRange;
  /** What to write in place of the range, where there is one answer. */
  readonly replacement?: string;
}

export type TagProblemKind =
  | 'brackets'
  | 'empty'
  | 'unknown-term'
  | 'unknown-argument'
  | 'missing-argument'
  | 'unknown-scope'
  | 'too-much'
  | 'repeated-term'
  | 'exclusive-group'
  | 'missing-group'
  | 'order'
  | 'alone';

/**
 * `text` read by `legend`: brackets, terms, and how they stand together. Never throws; takes time in
 * proportion to the text.
 */
export function parseTag(legend: Legend, text: string): ParsedTag {
  const grammar = grammarOf(legend);
  const problems: TagProblem[] = [];
  const inner = withoutBrackets(legend, text, problems);
  const terms: TagTerm[] = [];
  for (const piece of piecesOf(text, inner, grammar.separator)) {
    const term = readTerm(legend, grammar, text, piece, problems);
    if (term) terms.push(term);
  }
  // How terms stand together can only be told where each of them could be read.
  if (problems.length === 0) problems.push(...companyProblems(legend, grammar, terms, inner));
  problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { terms, problems, omittable: problems.length === 0 && isOmittable(legend, terms) };
}

/** What is long is cut in messages: whoever wrote it knows how it goes on. */
export function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

function withoutBrackets(legend: Legend, text: string, problems: TagProblem[]): TextRange {
  const whole = trimmed(text, { start: 0, end: text.length });
  if (!legend.brackets) return whole;
  const [open, close] = legend.brackets;
  const opens = text.startsWith(open, whole.start);
  const closes =
    text.endsWith(close, whole.end) &&
    whole.end - whole.start >= (opens ? open.length : 0) + close.length;
  const start = whole.start + (opens ? open.length : 0);
  const end = whole.end - (closes ? close.length : 0);
  if (!opens || !closes) {
    problems.push({
      kind: 'brackets',
      message: `A tag of "${legend.name}" stands between ${open} and ${close}, so that it can be told from the text around it.`,
      range: whole,
      replacement: `${open}${text.slice(start, end)}${close}`,
    });
  }
  return { start, end };
}

function* piecesOf(
  text: string,
  { start, end }: TextRange,
  separator: string | undefined,
): Generator<TextRange> {
  let from = start;
  while (separator !== undefined) {
    const at = text.indexOf(separator, from);
    if (at < 0 || at + separator.length > end) break;
    yield trimmed(text, { start: from, end: at });
    from = at + separator.length;
  }
  yield trimmed(text, { start: from, end });
}

function readTerm(
  legend: Legend,
  { words }: TagGrammar,
  text: string,
  range: TextRange,
  problems: TagProblem[],
): TagTerm | undefined {
  if (range.start === range.end) {
    const message = `A term of "${legend.name}" is missing here. Write one, or remove what joins it.`;
    // What is missing has no width of its own: what stands around it can be seen.
    const around = {
      start: Math.max(0, range.start - 1),
      end: Math.min(text.length, range.end + 1),
    };
    problems.push({ kind: 'empty', message, range: around });
    return undefined;
  }
  const parts = partsOf(text, range);
  const wordRange = parts[0]!;
  const word = text.slice(wordRange.start, wordRange.end);
  const term = words.get(word);
  if (!term) {
    problems.push(unknownTerm(legend, word, words, wordRange));
    return undefined;
  }
  const before = problems.length;
  const rest = readRest(legend, term, text, takesAll(term) ? merged(parts) : parts, problems);
  return problems.length > before ? undefined : { term, word, ...rest, range };
}

function unknownTerm(
  legend: Legend,
  word: string,
  words: ReadonlyMap<string, Term>,
  range: TextRange,
): TagProblem {
  const near = closest(word, words.keys());
  return {
    kind: 'unknown-term',
    message: `"${shortened(word)}" is no term of "${legend.name}", so readers cannot look it up. ${near === undefined ? knownWords(words) : `Did you mean "${near}"?`}`,
    range,
    ...(near !== undefined && { replacement: near }),
  };
}

function knownWords(words: ReadonlyMap<string, Term>): string {
  const names = [...new Set(Array.from(words.values(), ({ name }) => name))];
  if (names.length === 0) return 'It has no terms yet.';
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return `It has: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

const MOST_NAMED = 12;

/** The parts of `config:init.model`, at most four: what is more is wrong anyhow. */
function partsOf(text: string, { start, end }: TextRange): readonly TextRange[] {
  const parts: TextRange[] = [];
  let from = start;
  while (parts.length < 3) {
    const colon = text.indexOf(':', from);
    if (colon < 0 || colon >= end) break;
    parts.push(trimmed(text, { start: from, end: colon }));
    from = colon + 1;
  }
  return [...parts, trimmed(text, { start: from, end })];
}

/** Any text may hold colons: where nothing can follow it, it goes on to the end. */
function takesAll({ argument, scoped }: Term): boolean {
  return argument?.type === 'text' && argument.values.length === 0 && !scoped;
}

function merged([word, ...rest]: readonly TextRange[]): readonly TextRange[] {
  const [first] = rest;
  return first ? [word!, { start: first.start, end: rest.at(-1)!.end }] : [word!];
}

function readRest(
  legend: Legend,
  term: Term,
  text: string,
  parts: readonly TextRange[],
  problems: TagProblem[],
): { readonly argument: string | undefined; readonly scope: string | undefined } {
  const given = parts
    .slice(1)
    .map((range) => ({ range, text: text.slice(range.start, range.end) }));
  const { argument, scoped, name } = term;
  let next = 0;
  let stated: string | undefined;
  const first = given[0];
  if (argument) {
    const complaint = first && argumentComplaint(argument, first.text);
    const isScope =
      first &&
      given.length === 1 &&
      scoped &&
      !argument.required &&
      legend.scopes.includes(first.text);
    if (first && !(complaint && isScope)) {
      next = 1;
      stated = first.text;
      if (complaint) {
        const near = closest(first.text, argument.values);
        problems.push({
          kind: 'unknown-argument',
          message: `"${shortened(first.text)}" is no ${argument.name} of "${name}": ${complaint}${near === undefined ? '' : ` Did you mean "${near}"?`}`,
          range: first.range,
          ...(near !== undefined && { replacement: near }),
        });
      }
    } else if (!first && argument.required) {
      problems.push({
        kind: 'missing-argument',
        message: `"${name}" needs its ${argument.name}: write ${name}:<${argument.name}>.`,
        range: parts[0]!,
      });
    }
  }
  const scope = scoped ? given[next] : undefined;
  if (scope) {
    next += 1;
    const problem = scopeProblem(legend, scope.text, scope.range);
    if (problem) problems.push(problem);
  }
  const extra = given[next];
  if (extra) {
    const takes = argument || scoped ? 'no more than that' : 'nothing';
    problems.push({
      kind: 'too-much',
      message: `"${name}" takes ${takes} after it, so ":${shortened(extra.text)}" says nothing. Remove it.`,
      range: { start: parts[next]!.end, end: parts.at(-1)!.end },
      replacement: '',
    });
  }
  return { argument: stated, scope: scope?.text };
}

/** Words and numbers of plain ASCII, so that every runtime agrees on them. */
const ARGUMENT_FORMS: Readonly<Record<TermArgument['type'], { form: RegExp; words: string }>> = {
  word: { form: /^[\w-]+$/, words: 'it is a word of letters, digits, _ and -.' },
  dotted: { form: /^[\w-]+(?:\.[\w-]+)*$/, words: 'it is words joined by dots.' },
  number: { form: /^-?\d+(?:\.\d+)?$/, words: 'it is a number.' },
  text: { form: /\S/, words: 'it cannot be empty.' },
};

function argumentComplaint({ values, type }: TermArgument, text: string): string | undefined {
  if (values.length > 0) {
    return values.includes(text) ? undefined : `it is one of ${values.join(', ')}.`;
  }
  const { form, words } = ARGUMENT_FORMS[type];
  return form.test(text) ? undefined : words;
}

function scopeProblem(legend: Legend, scope: string, range: TextRange): TagProblem | undefined {
  const { scopes, name } = legend;
  if (scopes.length === 0 ? scope !== '' : scopes.includes(scope)) return undefined;
  const near = closest(scope, scopes);
  const known = scopes.length === 0 ? 'Write a word.' : `It has: ${scopes.join(', ')}.`;
  return {
    kind: 'unknown-scope',
    message: `"${shortened(scope)}" is no scope of "${name}". ${near === undefined ? known : `Did you mean "${near}"?`}`,
    range,
    ...(near !== undefined && { replacement: near }),
  };
}

/** What is wrong with terms that are right by themselves. */
function* companyProblems(
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
    const members = [...legend.terms.values()].filter(({ group }) => group === name);
    yield {
      kind: 'missing-group',
      message: `A tag of "${legend.name}" needs its ${name}: one of ${members.map((term) => term.name).join(', ')}.`,
      range: inner,
    };
  }
  if (outOfOrder) {
    yield {
      kind: 'order',
      message: `"${outOfOrder.term.name}" stands too late: "${legend.name}" shows ${legend.order.map(({ text }) => text).join(', then ')}.`,
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

function isOmittable({ shownWhen, default: standard }: Legend, terms: readonly TagTerm[]): boolean {
  if (shownWhen === 'always') return false;
  if (shownWhen === 'not-default') {
    return terms.length === 1 && terms[0]?.term.name === standard;
  }
  return terms.every(({ term }) => term.shown !== 'always');
}

/** `range` without the white space at its ends. */
function trimmed(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0;
}

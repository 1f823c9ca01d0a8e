/** Reads one term of a tag: its word, its argument, its scope. */
import { closest } from '../lookup/nearest.ts';
import type { TextRange } from '../text.ts';
import type { TagProblem, TagTerm } from './tag.ts';
import type { TagGrammar } from './tag-grammar.ts';
import { listed, shortened, trimmed } from './tag-text.ts';
import type { Legend, Term, TermArgument } from './vocabulary.ts';

/** The term at `range` of a tag; `undefined` where it is none, or something is wrong with what follows it. */
export function readTerm(
  legend: Legend,
  grammar: TagGrammar,
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
  const term = grammar.words.get(word);
  if (!term) {
    problems.push(unknownTerm(legend, word, grammar.words, wordRange));
    return undefined;
  }
  const before = problems.length;
  const rest = readRest(
    legend,
    grammar,
    term,
    text,
    takesAll(term) ? merged(parts) : parts,
    problems,
  );
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
  return `It has: ${listed(names)}.`;
}

/** The parts of `config:init.model`, at most four: what is more is wrong anyhow. */
function partsOf(text: string, { start, end }: TextRange): readonly TextRange[] {
  // A search of the whole text for each of its terms would take the square of its length.
  const piece = text.slice(start, end);
  const parts: TextRange[] = [];
  let from = 0;
  while (parts.length < 3) {
    const colon = piece.indexOf(':', from);
    if (colon < 0) break;
    parts.push(trimmed(text, { start: start + from, end: start + colon }));
    from = colon + 1;
  }
  return [...parts, trimmed(text, { start: start + from, end })];
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
  { scopes }: TagGrammar,
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
      first && given.length === 1 && scoped && !argument.required && scopes.has(first.text);
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
    const fits = scopes.size === 0 ? scope.text !== '' : scopes.has(scope.text);
    if (!fits) problems.push(unknownScope(legend, scope.text, scope.range));
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
    return values.includes(text) ? undefined : `it is one of ${listed(values)}.`;
  }
  const { form, words } = ARGUMENT_FORMS[type];
  return form.test(text) ? undefined : words;
}

function unknownScope({ scopes, name }: Legend, scope: string, range: TextRange): TagProblem {
  const near = closest(scope, scopes);
  const known = scopes.length === 0 ? 'Write a word.' : `It has: ${listed(scopes)}.`;
  return {
    kind: 'unknown-scope',
    message: `"${shortened(scope)}" is no scope of "${name}". ${near === undefined ? known : `Did you mean "${near}"?`}`,
    range,
    ...(near !== undefined && { replacement: near }),
  };
}

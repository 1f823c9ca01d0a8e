/** Reads a tag by its legend: `(config:init.model; runtime)` into terms, and a problem for all that is none. */
import type { TextRange } from '../text.ts';
import { readTerm } from './read-term.ts';
import type { ParsedTag, TagProblem, TagTerm } from './tag.ts';
import { companyProblems } from './tag-company.ts';
import { grammarOf } from './tag-grammar.ts';
import { trimmed } from './tag-text.ts';
import type { Legend } from './vocabulary.ts';

/**
 * `text` read by `legend`: brackets, terms, and how they stand together. Never throws; takes time in
 * proportion to the text. After a hundred problems no more is read: such a text was no tag.
 */
export function parseTag(legend: Legend, text: string): ParsedTag {
  const grammar = grammarOf(legend);
  const problems: TagProblem[] = [];
  const inner = withoutBrackets(legend, text, problems);
  const terms: TagTerm[] = [];
  for (const piece of piecesOf(text, inner, grammar.separator)) {
    if (problems.length >= MOST_PROBLEMS) break;
    const term = readTerm(legend, grammar, text, piece, problems);
    if (term) terms.push(term);
  }
  // How terms stand together can only be told where each of them could be read.
  for (const problem of problems.length === 0
    ? companyProblems(legend, grammar, terms, inner)
    : []) {
    if (problems.push(problem) >= MOST_PROBLEMS) break;
  }
  problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { terms, problems, omittable: problems.length === 0 && isOmittable(legend, terms) };
}

const MOST_PROBLEMS = 100;

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

function isOmittable({ shownWhen, default: standard }: Legend, terms: readonly TagTerm[]): boolean {
  if (shownWhen === 'always') return false;
  if (shownWhen === 'not-default') {
    return terms.length === 1 && terms[0]?.term.name === standard;
  }
  return terms.every(({ term }) => term.shown !== 'always');
}

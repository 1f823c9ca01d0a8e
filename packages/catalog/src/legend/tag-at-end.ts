/** Finds the tag that a message ends with: `Batch size: 32 (cli; runtime)`. */
import type { TextRange } from '../text.ts';
import { parseTag } from './parse-tag.ts';
import type { ParsedTag } from './tag.ts';
import type { Legend } from './vocabulary.ts';

export interface TagAtEnd {
  /** Of the tag within the message, brackets included. */
  readonly range: TextRange;
  /** Its ranges count within the tag. */
  readonly tag: ParsedTag;
}

/** A mistyped word this short may as well be another word. */
const SHORTEST_SLIP = 5;

/**
 * What `text` ends with, where it stands in the brackets of `legend` and is meant as a tag of it: one of
 * its words is a term, or all that is in it is a longer word mistyped. `3 files read (in total)` has none.
 */
export function tagAtEnd(legend: Legend, text: string): TagAtEnd | undefined {
  if (!legend.brackets) return undefined;
  const [open, close] = legend.brackets;
  const end = text.trimEnd().length;
  if (!text.endsWith(close, end)) return undefined;
  const start = text.lastIndexOf(open, end - close.length - open.length);
  if (start < 0 || start + open.length > end - close.length) return undefined;
  const tag = parseTag(legend, text.slice(start, end));
  return knowsTerm(tag) || isSlip(tag) ? { range: { start, end }, tag } : undefined;
}

/** A problem with what follows a term is one of a term, too. */
function knowsTerm({ terms, problems }: ParsedTag): boolean {
  return (
    terms.length > 0 || problems.some(({ kind }) => kind !== 'unknown-term' && kind !== 'empty')
  );
}

function isSlip({ problems }: ParsedTag): boolean {
  const [first, ...others] = problems;
  return (
    first?.kind === 'unknown-term' &&
    (first.replacement?.length ?? 0) >= SHORTEST_SLIP &&
    others.length === 0
  );
}

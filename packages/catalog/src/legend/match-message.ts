/** Reads a message by the messages of a legend: `Root CREATED Worker` is a CREATED of parent and child. */
import { parseTemplate } from '../template/parse-template.ts';
import type { TemplatePart } from '../template/parse-template.ts';
import type { PlacedText } from '../text.ts';
import type { Legend, Term } from './vocabulary.ts';

export interface MessageMatch {
  readonly term: Term;
  /** By placeholder, in the order of the message; ranges count within it. */
  readonly values: ReadonlyMap<string, PlacedText>;
}

/**
 * The first term of `legend` whose message `text` is, and what stands for its placeholders: each takes
 * as little as it can, and never nothing. Takes time in proportion to the text.
 */
export function matchMessage(legend: Legend, text: string): MessageMatch | undefined {
  for (const term of legend.terms.values()) {
    if (term.message === undefined) continue;
    const values = match(partsOf(term, term.message), text);
    if (values) return { term, values };
  }
  return undefined;
}

const templates = new WeakMap<Term, readonly TemplatePart[]>();

function partsOf(term: Term, message: string): readonly TemplatePart[] {
  let parts = templates.get(term);
  if (!parts) templates.set(term, (parts = parseTemplate(message).parts));
  return parts;
}

function match(
  parts: readonly TemplatePart[],
  text: string,
): ReadonlyMap<string, PlacedText> | undefined {
  const values = new Map<string, PlacedText>();
  let at = 0;
  let open: string | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'placeholder') {
      open = part.name;
      continue;
    }
    const isLast = index === parts.length - 1;
    const from = open === undefined ? at : at + 1;
    const found = isLast ? text.length - part.text.length : text.indexOf(part.text, from);
    if (found < from || !text.startsWith(part.text, found)) return undefined;
    if (open === undefined && found !== at) return undefined;
    if (open !== undefined) values.set(open, placed(text, at, found));
    at = found + part.text.length;
    open = undefined;
  }
  if (open === undefined) return at === text.length ? values : undefined;
  if (at === text.length) return undefined;
  return values.set(open, placed(text, at, text.length));
}

function placed(text: string, start: number, end: number): PlacedText {
  return { text: text.slice(start, end), range: { start, end } };
}

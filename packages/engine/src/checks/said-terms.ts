/** The terms of legends that a record says: as its whole message, in the tag at its end, or in a field. */
import {
  matchMessage,
  parseTag,
  tagAtEnd,
  type Catalog,
  type Legend,
  type Term,
  type TextRange,
} from '@loglex/catalog';
import { knownMentions } from '../constants/resolve.ts';
import type { ReadMessage } from '../constants/message-text.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { CheckSession } from './session.ts';

export interface SaidTerm {
  readonly legend: Legend;
  readonly term: Term;
}

/** Each term once. Tags and words that their legend does not allow say nothing. */
export function saidTerms(call: LogCall, file: string, session: CheckSession): readonly SaidTerm[] {
  const legends = [...session.catalog.legends.values()];
  const said = new Map<Term, SaidTerm>();
  const add = (legend: Legend, term: Term) => said.set(term, { legend, term });
  const { message } = call;
  if (message?.static === true) {
    const text = textOf(message);
    const end = endOf(message);
    for (const legend of legends) {
      const term = termOfMessage(legend, text);
      if (term) add(legend, term);
      const tag = legend.suffix && end !== undefined ? tagAtEnd(legend, end)?.tag : undefined;
      if (tag?.problems.length === 0) for (const { term } of tag.terms) add(legend, term);
    }
  }
  for (const entry of call.fields) {
    if (entry.kind !== 'field' || entry.literal === undefined || entry.shorthand) continue;
    const legend = legendOfField(entry.key, call, file, session);
    const tag = legend && parseTag(legend, entry.literal);
    if (tag?.problems.length === 0) for (const { term } of tag.terms) add(legend!, term);
  }
  return [...said.values()];
}

/** Whether a legend declares the whole message: then it can be looked up there. */
export function isMessageOfLegend(message: ReadMessage, { catalog }: CheckSession): boolean {
  if (catalog.legends.size === 0) return false;
  const text = textOf(message);
  return [...catalog.legends.values()].some((legend) => termOfMessage(legend, text) !== undefined);
}

/**
 * The term whose message a text is, with a word for each placeholder: `The connection FAILED` may be any sentence, and is
 * not taken for a `{node} FAILED`.
 */
function termOfMessage(legend: Legend, text: string): Term | undefined {
  const match = matchMessage(legend, text);
  const isWords = match && [...match.values.values()].every(({ text: value }) => !/\s/.test(value));
  return isWords === true ? match?.term : undefined;
}

/** The legend of a field: by the constants of the call, else by the component that owns the file. */
export function legendOfField(
  key: string,
  call: LogCall,
  file: string,
  { catalog, identify, componentsAt }: CheckSession,
): Legend | undefined {
  const constants = knownMentions(identify(call)).map(({ constant }) => constant);
  const owners =
    constants.length > 0
      ? constants.flatMap((constant) => [constant, ...componentOf(constant.component, catalog)])
      : componentsAt(file);
  const name = owners.map(({ fields }) => fields.get(key)?.legend).find((one) => one !== undefined);
  return name === undefined ? undefined : catalog.legends.get(name);
}

function componentOf(name: string | undefined, { components }: Catalog) {
  const component = name === undefined ? undefined : components.get(name);
  return component === undefined ? [] : [component];
}

/** What stands in place of a value: one unit, and neither space nor letter. */
const HOLE = '\uFFFC';

/** The message with one unit for each value. */
export function textOf({ parts }: ReadMessage): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : HOLE)).join('');
}

/** The text that a message ends with; `undefined` where it ends with a value. */
function endOf({ parts }: ReadMessage): string | undefined {
  const last = parts.at(-1);
  return last?.kind === 'text' ? last.text : undefined;
}

/** Where a stretch of `textOf` stands in the file; all of the expression where it is written otherwise. */
export function placeOf({ parts, expression }: ReadMessage, stretch: TextRange): TextRange {
  let at = 0;
  let start: number | undefined;
  let end: number | undefined;
  for (const part of parts) {
    const length = part.kind === 'text' ? part.text.length : 1;
    const isExact = part.kind === 'text' && part.range.end - part.range.start === length;
    const place = (offset: number, edge: 'start' | 'end') =>
      isExact
        ? part.range.start + offset - at
        : part.kind === 'text'
          ? undefined
          : part.range[edge];
    if (stretch.start >= at && stretch.start < at + length) start = place(stretch.start, 'start');
    if (stretch.end > at && stretch.end <= at + length) end = place(stretch.end, 'end');
    at += length;
  }
  return start === undefined || end === undefined
    ? { start: expression.start, end: expression.end }
    : { start, end };
}

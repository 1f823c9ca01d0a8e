/** The tags that stand in a piece of text: a message, or a line of a log. */
import { type Catalog, type Legend, parseTag, type TagTerm, type TextRange } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import { bracketed } from './reading-at.ts';

export interface TagInText {
  readonly legend: Legend;
  /** Brackets included. */
  readonly range: TextRange;
  /** Ranges count within the text. */
  readonly terms: readonly TagTerm[];
}

/** Those that their legend reads without a problem: `(in total)` is none of a legend in round brackets. */
export function* tagsIn(
  { legends }: Catalog,
  text: string,
  within: TextRange,
): Generator<TagInText> {
  const piece = text.slice(within.start, within.end);
  for (const legend of legends.values()) {
    for (const { start, end } of bracketed(legend, piece)) {
      const { terms, problems } = parseTag(legend, piece.slice(start, end));
      if (terms.length === 0 || problems.length > 0) continue;
      const from = within.start + start;
      yield {
        legend,
        range: { start: from, end: within.start + end },
        terms: terms.map((term) => ({ ...term, range: shifted(term.range, from) })),
      };
    }
  }
}

function shifted({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** The pieces of a source file that a tag may stand in. */
export function* taggedPieces(facts: FileFacts | undefined): Generator<TextRange> {
  for (const { message, detail } of facts?.calls ?? []) {
    for (const each of [message, detail]) {
      if (each?.static !== true) continue;
      for (const { kind, range } of each.parts) if (kind === 'text') yield range;
    }
  }
  for (const { entries } of facts?.sectionSites ?? []) {
    for (const { tag } of entries) if (tag !== undefined) yield tag.range;
  }
}

/** Where the argument of a term is written: `logging` in `config:logging`. */
export function argumentRange(
  text: string,
  { word, argument, range }: TagTerm,
): TextRange | undefined {
  if (argument === undefined) return undefined;
  const start = range.start + text.slice(range.start, range.end).indexOf(argument, word.length);
  return start < range.start + word.length ? undefined : { start, end: start + argument.length };
}

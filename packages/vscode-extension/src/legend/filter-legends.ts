/** Which legends and terms of them a filter of words lets through. */
import type { LegendListing } from '@loglex/lsp';

/** A legend and the terms of it that are shown, by their numbers. */
export interface FilteredLegend {
  readonly legend: number;
  readonly terms: readonly number[];
}

/**
 * Every word has to stand in a term, or in what is said of its legend; in any case. Of a legend that has all words itself,
 * all terms are shown.
 */
export function filterLegends(
  legends: readonly LegendListing[],
  filter: string,
): readonly FilteredLegend[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return legends.flatMap(({ name, description, grammar, examples, terms }, legend) => {
    const own = lower([name, description, grammar, ...examples]);
    const isWhole = words.every((word) => own.includes(word));
    const shown = terms.flatMap((term, at) => {
      const { form, description, group, argument, level, aliases, message } = term;
      const said = lower([form, description, group, argument, level, message, ...aliases]);
      return words.every((word) => said.includes(word) || own.includes(word)) ? [at] : [];
    });
    return isWhole || shown.length > 0 ? [{ legend, terms: shown }] : [];
  });
}

function lower(texts: readonly (string | undefined)[]): string {
  return texts.join('\n').toLowerCase();
}

/** What a text that somebody met means, wherever that was; and the legends there are, with their terms. */
import {
  type Catalog,
  type EntrySource,
  type Legend,
  legendGrammar,
  type Term,
  type TextRange,
} from '@loglex/catalog';
import type { Explanation } from '../explain/explanation.ts';
import { type LegendUse, legendUses } from '../explain/legend-uses.ts';
import { type LookedUp, lookUp } from '../explain/look-up.ts';
import { sourceOfMeaning } from '../explain/word.ts';
import { explain } from './hover.ts';
import type { Snapshot } from './snapshot.ts';

/** One meaning, and where it is declared. */
export interface FoundMeaning {
  readonly explanation: Explanation;
  readonly source: EntrySource;
  /** Where it belongs to a legend. */
  readonly legend?: Legend;
  readonly term?: Term;
}

/** A legend and its terms, in their order. */
export interface ListedLegend {
  readonly legend: Legend;
  readonly terms: readonly Term[];
  /** How its tags are written; `undefined` where a tag is a single word. */
  readonly grammar: string | undefined;
  /** What has its terms for values. */
  readonly uses: readonly LegendUse[];
}

/** All that `text` means by the catalog: a code, a name, a word of a vocabulary, a tag, a message of a legend. */
export function explainText(snapshot: Snapshot, text: string): readonly FoundMeaning[] {
  const what = text.trim();
  const found = lookUp(snapshot.session.catalog, what);
  const range: TextRange = { start: 0, end: what.length };
  const meant = found === undefined ? [] : meantBy(found);
  const explanations = found === undefined ? [] : explain(snapshot, targetOf(found));
  return explanations.map((explanation, at) => ({ explanation, ...meant[at]! }));

  function targetOf(meant: LookedUp) {
    switch (meant.kind) {
      case 'constants': {
        const { constants, retired } = meant;
        return { kind: 'constant', range, constants, retired } as const;
      }
      case 'words':
        return { kind: 'word', range, text: what, meanings: meant.meanings } as const;
      case 'tags':
        return { kind: 'reading', range, text: what, readings: meant.readings } as const;
    }
  }
}

/** In the order in which they are explained. */
function meantBy(found: LookedUp): readonly Omit<FoundMeaning, 'explanation'>[] {
  switch (found.kind) {
    case 'constants':
      return [...found.constants, ...found.retired].map(({ source }) => ({ source }));
    case 'words':
      return found.meanings.map((meaning) => ({
        source: sourceOfMeaning(meaning),
        ...('legend' in meaning && { legend: meaning.legend }),
        ...(meaning.kind === 'term' && { term: meaning.term }),
      }));
    case 'tags':
      return found.readings.map((reading) => ({
        source: reading.legend.source,
        legend: reading.legend,
        ...(reading.kind === 'message' && { term: reading.match.term }),
      }));
  }
}

/** The legend of this name, or all. */
export function listLegends(catalog: Catalog, name?: string): readonly ListedLegend[] {
  return [...catalog.legends.values()]
    .filter((legend) => name === undefined || legend.name === name)
    .map((legend) => ({
      legend,
      terms: [...legend.terms.values()],
      grammar: legendGrammar(legend),
      uses: legendUses(legend, catalog),
    }));
}

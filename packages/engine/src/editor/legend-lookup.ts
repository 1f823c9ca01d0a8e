/** What a text that somebody met means, wherever that was; and the legends there are, with their terms. */
import type { Catalog, EntrySource, Legend, Term, TextRange } from '@loglex/catalog';
import type { Explanation } from '../explain/explanation.ts';
import { lookUp } from '../explain/look-up.ts';
import { sourceOfMeaning } from '../explain/word.ts';
import { explain } from './hover.ts';
import type { Snapshot } from './snapshot.ts';

/** One meaning, and where it is declared. */
export interface FoundMeaning {
  readonly explanation: Explanation;
  readonly source: EntrySource;
}

/** A legend and its terms, in their order. */
export interface ListedLegend {
  readonly legend: Legend;
  readonly terms: readonly Term[];
}

/** All that `text` means by the catalog: a code, a name, a word of a vocabulary, a tag, a message of a legend. */
export function explainText(snapshot: Snapshot, text: string): readonly FoundMeaning[] {
  const what = text.trim();
  const found = lookUp(snapshot.session.catalog, what);
  const range: TextRange = { start: 0, end: what.length };
  const sources = found === undefined ? [] : sourcesOf(found);
  const explanations = found === undefined ? [] : explain(snapshot, targetOf(found));
  return explanations.map((explanation, at) => ({ explanation, source: sources[at]! }));

  function targetOf(meant: NonNullable<typeof found>) {
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
function sourcesOf(found: NonNullable<ReturnType<typeof lookUp>>): readonly EntrySource[] {
  switch (found.kind) {
    case 'constants':
      return [...found.constants, ...found.retired].map(({ source }) => source);
    case 'words':
      return found.meanings.map(sourceOfMeaning);
    case 'tags':
      return found.readings.map(({ legend }) => legend.source);
  }
}

/** The legend of this name, or all. */
export function listLegends({ legends }: Catalog, name?: string): readonly ListedLegend[] {
  return [...legends.values()]
    .filter((legend) => name === undefined || legend.name === name)
    .map((legend) => ({ legend, terms: [...legend.terms.values()] }));
}

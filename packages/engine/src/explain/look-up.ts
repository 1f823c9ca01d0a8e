/** What a text that somebody met names in a catalog: a constant, a word of a vocabulary, a tag or a message of a legend. */
import {
  type Catalog,
  explainTag,
  explainWord,
  type LogConstant,
  type Reading,
  type RetiredConstant,
  type WordMeaning,
} from '@loglex/catalog';

export type LookedUp =
  | {
      readonly kind: 'constants';
      readonly constants: readonly LogConstant[];
      readonly retired: readonly RetiredConstant[];
    }
  | { readonly kind: 'words'; readonly meanings: readonly WordMeaning[] }
  | { readonly kind: 'tags'; readonly readings: readonly Reading[] };

/** `undefined` where nothing has that name. A constant wins over a word that may stand in many a message. */
export function lookUp(catalog: Catalog, what: string): LookedUp | undefined {
  const constants = [...new Set([...catalog.byCode(what), ...catalog.byName(what)])];
  const retired = [...new Set([...catalog.retiredByCode(what), ...catalog.retiredByName(what)])];
  if (constants.length + retired.length > 0) return { kind: 'constants', constants, retired };
  const meanings = explainWord(catalog, what);
  if (meanings.length > 0) return { kind: 'words', meanings };
  const readings = explainTag(catalog, what);
  return readings.length > 0 ? { kind: 'tags', readings } : undefined;
}

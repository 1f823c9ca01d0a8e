/** Everything that can be wrong with a catalog once its files are read: one rule after the other. */
import type { Catalog, CatalogProblem } from '../model.ts';

/** What is wrong with `catalog` as a whole, rule by rule. */
export function validateCatalog(catalog: Catalog): CatalogProblem[] {
  return RULES.flatMap((rule) => [...rule(catalog)]);
}

type Rule = (catalog: Catalog) => Iterable<CatalogProblem>;

const RULES: readonly Rule[] = [];

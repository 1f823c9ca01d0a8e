/** Makes a problem of an entry: its severity comes from the table, its place from the entry's own text. */
import type { CatalogProblem, EntrySource } from '../model.ts';
import { CATALOG_PROBLEMS } from '../problems/catalog-problems.ts';
import type { CatalogProblemId } from '../problems/catalog-problems.ts';
import type { Location, TextRange } from '../text.ts';

export function problem(
  id: CatalogProblemId,
  { file, range }: Location,
  message: string,
  related?: Location & { readonly message: string },
): CatalogProblem {
  const { severity } = CATALOG_PROBLEMS[id];
  return { id, severity, message, file, range, ...(related && { related: [related] }) };
}

/** The value of `key` in an entry, or the entry itself where the key is not written. */
export function at(source: EntrySource, key: string): Location {
  const range: TextRange = source.values.get(key) ?? source.range;
  return { file: source.file, range };
}

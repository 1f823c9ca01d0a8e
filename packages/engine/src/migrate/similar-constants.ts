/** Events that are worded differently and may be one, across files and languages: for a person to merge. */
import type { Catalog } from '@loglex/catalog';
import type { PlannedConstant, PlannedFile, SimilarConstants } from './plan.ts';

export function similarConstants(
  _constants: readonly PlannedConstant[],
  _files: readonly PlannedFile[],
  _catalogs: readonly Catalog[],
): readonly SimilarConstants[] {
  return [];
}

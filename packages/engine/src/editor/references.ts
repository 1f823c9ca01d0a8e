/** Every place that means what stands at the cursor, in code and in the catalog. */
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { targetAt } from './target.ts';

/** By file and place; `undefined` where nothing that Loglex knows stands at the cursor. */
export function references(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
  { declarations = true }: { readonly declarations?: boolean } = {},
): readonly Occurrence[] | undefined {
  const target = targetAt(snapshot, document, offset);
  if (target === undefined) return undefined;
  const found = occurrencesOf(snapshot, target);
  return declarations ? found : found.filter(({ role }) => role !== 'declaration');
}

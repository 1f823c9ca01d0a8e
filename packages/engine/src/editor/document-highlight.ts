/** What an editor marks while the cursor stands on something: the same thing elsewhere in the document. */
import { type Occurrence, occurrencesIn } from './occurrences.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { targetAt } from './target.ts';

/** By place; `undefined` where nothing that Loglex knows stands at the cursor. */
export function documentHighlight(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): readonly Occurrence[] | undefined {
  const target = targetAt(snapshot, document, offset);
  if (target === undefined) return undefined;
  const { file } = document;
  const found = occurrencesIn(snapshot, target, document);
  // A word of a comment or a log is in no facts, and stands there all the same.
  return found.length > 0 ? found : [{ file, range: target.range, role: 'mention' }];
}

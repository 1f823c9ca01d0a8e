/** The places of an entry that change together while one types: a placeholder of the message, and the field's key. */
import type { TextRange } from '@loglex/catalog';
import { placeholdersOf } from './catalog-target.ts';
import { fieldKeyOf } from './field-key.ts';
import { touches } from './ranges.ts';
import { renameSubject } from './rename-subject.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';

/** In the order of the text, two at least; `undefined` where nothing goes along with what stands at the cursor. */
export function linkedEditing(
  snapshot: Snapshot,
  document: EditorDocument,
  offset: number,
): readonly TextRange[] | undefined {
  const subject = renameSubject(snapshot, document, offset);
  if (subject === undefined || !('kind' in subject) || subject.kind !== 'field') return undefined;
  const { constant, name } = subject;
  const { file, text } = document;
  if (constant.source.file !== file) return undefined;
  const key = fieldKeyOf(text, constant, name);
  const holes = placeholdersOf(constant)
    .filter((hole) => hole.name === name)
    .map(({ range }): TextRange => ({ start: range.start + 1, end: range.end - 1 }));
  const places = [...holes, ...(key ? [key] : [])].sort((a, b) => a.start - b.start);
  // Each has to say the name letter for letter, or it would become something else.
  const isWritten = ({ start, end }: TextRange) => text.slice(start, end) === name;
  const isHere = places.some((place) => touches(place, offset));
  return places.length > 1 && isHere && places.every(isWritten) ? places : undefined;
}

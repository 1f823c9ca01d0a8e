/** A constant, written where a person asks for it: as a reference with its import, or as a code where code is none. */
import type { LogConstant, TextEdit } from '@loglex/catalog';
import { referrer } from './constant-completion.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { typedAt } from './typed-at.ts';
import { writerOfFile } from '../writers/index.ts';

/** Edits of the document, the one at `offset` first. */
export function insertion(
  { session: { settings } }: Snapshot,
  document: EditorDocument,
  offset: number,
  constant: LogConstant,
): readonly TextEdit[] {
  const range = { start: offset, end: offset };
  const code = [{ ...range, text: constant.code }];
  if (document.kind !== 'source') return code;
  const { language, writer } = writerOfFile(document.file);
  const form = settings.references.get(language);
  // `undefined`: the cursor stands in a comment.
  const typed = typedAt(document, offset, writer.comment);
  if (form === undefined || typed === undefined || typed.inString) return code;
  const { text, further } = referrer(document, settings, form, range)(constant);
  return [{ ...range, text }, ...further];
}

/** A file that changes: what it says, what it is to say, and the edits that make the one of the other. */
import { applyEdits, smallestEdit, type TextEdit } from '@loglex/catalog';

export interface ChangedText {
  /** POSIX path from the root. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Edits to `before`. */
  readonly edits: readonly TextEdit[];
}

export function changedText(file: string, before: string, edits: readonly TextEdit[]): ChangedText {
  return { file, before, after: applyEdits(before, edits), edits };
}

/** `changed` with `edits` made to what it says after its own; where the two touch, they become one. */
export function thenEdited(changed: ChangedText, edits: readonly TextEdit[]): ChangedText {
  const after = applyEdits(changed.after, edits);
  const moved = edits.map((edit) => movedBack(edit, changed.edits));
  const isApart = moved.every((edit) => edit !== undefined);
  return isApart
    ? { ...changed, after, edits: [...changed.edits, ...moved] }
    : { ...changed, after, edits: [smallestEdit(changed.before, after)] };
}

/** An edit to the text after `earlier`, as one to the text before it; `undefined` where they touch. */
function movedBack(edit: TextEdit, earlier: readonly TextEdit[]): TextEdit | undefined {
  let shift = 0;
  for (const { start, end, text } of earlier.toSorted((a, b) => a.start - b.start)) {
    const from = start + shift;
    if (edit.end < from) break;
    if (edit.start <= from + text.length) return undefined;
    shift += text.length - (end - start);
  }
  return { ...edit, start: edit.start - shift, end: edit.end - shift };
}

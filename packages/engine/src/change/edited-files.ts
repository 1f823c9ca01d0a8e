/** Edits from several sides, put together by file. */
import type { TextEdit } from '@loglex/catalog';
import { type ChangedText, changedText } from './changed-text.ts';
import type { Respelling } from './respell-code.ts';

/** `first` in its order, then the files of `further`; edits to one file become one change of it. */
export function editedFiles(
  first: readonly ChangedText[],
  further: readonly Respelling[],
  textOf: (file: string) => string,
): readonly ChangedText[] {
  const edits = new Map<string, TextEdit[]>(first.map((each) => [each.file, [...each.edits]]));
  for (const { file, edits: more } of further) {
    const known = edits.get(file);
    if (known === undefined) edits.set(file, [...more]);
    else known.push(...more.filter((edit) => !known.some((other) => isSame(edit, other))));
  }
  const before = new Map(first.map((each) => [each.file, each.before]));
  return Array.from(edits, ([file, all]) =>
    changedText(file, before.get(file) ?? textOf(file), all),
  );
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Names of messages that edits leave without a use: the text is in the catalog now. */
import { sortEdits, type TextEdit } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import { writerOf } from '../writers/index.ts';
import { mentions, textBeside } from './mentions.ts';

/** `edits`, sorted, with those that take out what binds the message of one of `calls`, where nothing else names it. */
export function withoutUnusedTexts(
  edits: readonly TextEdit[],
  calls: readonly LogCall[],
  facts: FileFacts,
  text: string,
): readonly TextEdit[] {
  const given = edits.map((edit) => edit.text).join('\n');
  const names = new Set(calls.flatMap(({ message }) => message?.expression.text ?? []));
  const removals = [...names].flatMap((name): readonly TextEdit[] => {
    const edit = writerOf(facts).removeText?.(name, text);
    if (edit === undefined) return [];
    const rest = `${given}\n${textBeside([...edits, edit], text)}`;
    return mentions(withoutKeys(name, rest), name) ? [] : [edit];
  });
  const isFree = (one: TextEdit): boolean =>
    edits.every((edit) => edit.end <= one.start || one.end <= edit.start);
  return sortEdits([...edits, ...removals.filter(isFree)]);
}

/** Keys and parameters of the name have nothing to do with it. */
function withoutKeys(name: string, text: string): string {
  const escaped = name.replace(/\$/g, '\\$&');
  return text.replace(new RegExp(`(?<=[{,]\\s*(?://.*\\n\\s*)*)${escaped}(?=\\s*:)`, 'gu'), '');
}

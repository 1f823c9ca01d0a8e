/** The suggestion to write another word where one stands. */
import type { Word } from '../facts/file-facts.ts';
import type { Fix } from '../fixes/fix.ts';

/** `undefined` where the word is not written letter for letter, or the other one would need escapes. */
export function respellWord({ text, range }: Word, other: string): Fix | undefined {
  const { start, end } = range;
  if (end - start !== text.length || !PLAIN.test(other)) return undefined;
  const edits = [{ start, end, text: other }];
  return { title: `Write \`${other}\``, applicability: 'suggestion', edits };
}

/** Text that needs no escape in a string of any language. */
export const PLAIN = /^[\w :;,.()[\]<>/|+-]*$/;

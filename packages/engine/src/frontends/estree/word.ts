/** Words that are written out in an expression. */
import type { Word } from '../../facts/file-facts.ts';
import type { EsNode } from '../../ports.ts';
import type { Place } from './bindings.ts';
import type { MessageReader } from './message.ts';
import { rangeOf, stringOf, unwrap } from './node.ts';

/** The word that a string is; `undefined` for what is none, or is put together when the code runs. */
export function literalWord(expression: EsNode, text: string): Word | undefined {
  const node = unwrap(expression);
  const word = stringOf(node);
  if (word === undefined) return undefined;
  const { start, end } = rangeOf(node);
  const written = text.slice(start + 1, end - 1) === word;
  return { text: word, range: written ? { start: start + 1, end: end - 1 } : { start, end } };
}

/** The same, also where a constant of the file holds the string. */
export function staticWord(
  expression: EsNode,
  place: Place,
  messages: Pick<MessageReader, 'staticText'>,
  text: string,
): Word | undefined {
  const literal = literalWord(expression, text);
  if (literal !== undefined) return literal;
  const word = messages.staticText(expression, place);
  return word === undefined ? undefined : { text: word, range: rangeOf(expression) };
}

/** Words that are written out in an expression. */
import type { Word } from '../../facts/file-facts.ts';
import type { PyExpression } from '../../ports.ts';
import type { MessageReader } from './message.ts';
import { rangeOf } from './node.ts';
import { readText, shapeOf } from './string-literal.ts';

/** The word that a string is; `undefined` for what is none, or is put together when the code runs. */
export function literalWord(expression: PyExpression, text: string): Word | undefined {
  if (expression.type !== 'String') return undefined;
  const { literals } = expression;
  if (literals.some(({ replacements }) => replacements.length > 0)) return undefined;
  const shapes = literals.map((literal) => shapeOf(literal, text));
  // Bytes are no text.
  if (shapes.some(({ prefix }) => prefix.includes('b'))) return undefined;
  const word = shapes.map((shape) => readText(shape, shape.start, shape.end, text).text).join('');
  const [only, ...others] = shapes;
  const written = only && others.length === 0 && text.slice(only.start, only.end) === word;
  return { text: word, range: rangeOf(written ? only : expression) };
}

/** The same, also where a constant of the file holds the string. */
export function staticWord(
  expression: PyExpression,
  messages: Pick<MessageReader, 'staticText'>,
  text: string,
): Word | undefined {
  const literal = literalWord(expression, text);
  if (literal !== undefined || expression.type === 'String') return literal;
  const word = messages.staticText(expression);
  return word === undefined ? undefined : { text: word, range: rangeOf(expression) };
}

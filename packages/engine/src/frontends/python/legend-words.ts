/** The words that a call gives where the project holds an argument to a legend. */
import type { TextRange } from '@loglex/catalog';
import type { LegendSite } from '../../facts/file-facts.ts';
import type { PyCall, PyExpression } from '../../ports.ts';
import type { LegendPlace } from '../../settings/settings.ts';
import { rangeOf } from './node.ts';
import { readText, shapeOf } from './string-literal.ts';

/**
 * The static words at `place` of a call: the argument at its position, and the one with its keyword. Of a
 * conditional, both words; none of what is decided when the code runs.
 */
export function legendWords(
  { arguments: args }: PyCall,
  { legend, position, keyword }: LegendPlace,
  text: string,
): readonly LegendSite[] {
  // After a star nobody can tell which argument stands where.
  const star = args.findIndex((argument) => argument.star !== '');
  const plain = args
    .slice(0, star < 0 ? args.length : star)
    .filter((argument) => argument.keyword === undefined);
  const values = [
    position === undefined ? undefined : plain[position],
    keyword === undefined ? undefined : args.find((argument) => argument.keyword?.text === keyword),
  ].flatMap((argument) => (argument ? alternatives(argument.value) : []));
  return values.flatMap((value): readonly LegendSite[] => {
    const word = wordOf(value, text);
    return word === undefined ? [] : [{ legend, ...word }];
  });
}

/** What an expression may be: both arms of a condition, what stands on either side of `or`. */
function alternatives(expression: PyExpression): readonly PyExpression[] {
  if (expression.type === 'Conditional') {
    return [...alternatives(expression.body), ...alternatives(expression.orelse)];
  }
  if (expression.type === 'Binary' && expression.operator === 'or') {
    return [...alternatives(expression.left), ...alternatives(expression.right)];
  }
  return [expression];
}

function wordOf(
  expression: PyExpression,
  text: string,
): { readonly text: string; readonly range: TextRange } | undefined {
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

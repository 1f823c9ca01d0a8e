/** The words that a call gives where the project holds an argument to a legend. */
import type { LegendSite } from '../../facts/file-facts.ts';
import type { EsNode } from '../../ports.ts';
import type { LegendPlace } from '../../settings/settings.ts';
import { valueOf } from './fields.ts';
import { childOf, childrenOf, unwrap } from './node.ts';
import { literalWord } from './word.ts';

/**
 * The static words at `place` of a call or `new`: the argument at its position, and what its keyword has
 * in an object literal. Of a conditional, both words; none of what is decided when the code runs.
 */
export function legendWords(
  call: EsNode,
  { legend, position, keyword }: LegendPlace,
  text: string,
): readonly LegendSite[] {
  const args = childrenOf(call, 'arguments');
  const values: EsNode[] = [];
  const given = position === undefined ? undefined : args[position];
  // After a spread nobody can tell which argument stands where.
  const before = args.slice(0, position ?? 0);
  if (given && !before.some(({ type }) => type === 'SpreadElement')) values.push(given);
  for (const argument of keyword === undefined ? [] : args) {
    const object = unwrap(argument);
    if (object.type !== 'ObjectExpression') continue;
    const value = valueOf(object, keyword ?? '');
    if (value) values.push(value);
  }
  return values.flatMap(alternatives).flatMap((value): readonly LegendSite[] => {
    const word = literalWord(value, text);
    return word === undefined ? [] : [{ legend, ...word }];
  });
}

/** What an expression may be: both arms of a condition, what stands on either side of `??`. */
function alternatives(expression: EsNode): readonly EsNode[] {
  const node = unwrap(expression);
  const arms =
    node.type === 'ConditionalExpression'
      ? [childOf(node, 'consequent'), childOf(node, 'alternate')]
      : node.type === 'LogicalExpression'
        ? [childOf(node, 'left'), childOf(node, 'right')]
        : undefined;
  return arms === undefined ? [node] : arms.flatMap((arm) => (arm ? alternatives(arm) : []));
}

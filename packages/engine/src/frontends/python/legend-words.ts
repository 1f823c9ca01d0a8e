/** The words that a call gives where the project holds an argument to a legend. */
import type { LegendSite } from '../../facts/file-facts.ts';
import type { PyCall } from '../../ports.ts';
import type { LegendPlace } from '../../settings/settings.ts';
import { branchesOf } from './node.ts';
import { literalWord } from './word.ts';

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
  ].flatMap((argument) => (argument ? branchesOf(argument.value) : []));
  return values.flatMap((value): readonly LegendSite[] => {
    const word = literalWord(value, text);
    return word === undefined ? [] : [{ legend, ...word }];
  });
}

/** Names for new constants: from the message, readable, and unique wherever constants are referred to. */
import type { Catalog, Level } from '@loglex/catalog';
import { constantName, takeName, wordsOf } from '../draft/names.ts';

export interface NameMint {
  /**
   * The name of a constant with this template. One text at two levels gives `QUEUE_FULL` and `QUEUE_FULL_AT_DEBUG`, in two
   * components `QUEUE_FULL` and `MAIL_QUEUE_FULL`; texts that begin alike are told apart by their next words, and only what is
   * left by a number.
   */
  take(template: string, component: string, level: Level): string;
}

/** Names that no constant of `catalogs` has or had, and that are none of `texts`: such a message would be taken for a constant. */
export function createNameMint(catalogs: Iterable<Catalog>, texts: Iterable<string>): NameMint {
  const taken = new Set(texts);
  for (const { constants, retired } of catalogs) {
    for (const { name, aliases, code } of constants) {
      for (const word of [name, code, ...aliases]) taken.add(word);
    }
    for (const { name, code } of retired) taken.add(name ?? code).add(code);
  }
  const owners = new Map<string, { readonly template: string; readonly level: string }>();
  return {
    take(template, component, level) {
      const text = firstClause(template);
      const short = constantName(text, component);
      const owner = owners.get(short);
      const candidates = [
        short,
        ...(owner?.template === template && owner.level !== level.native
          ? [`${short}_AT_${wordsOf(level.native).join('_').toUpperCase()}`]
          : []),
        ...(owner?.template === template
          ? []
          : LONGER.map((words) => constantName(template, component, words))),
        ...ownedNames(short, component),
      ];
      const free = candidates.find((name) => !taken.has(name));
      const name = takeName(free ?? short, taken, '_');
      owners.set(name, { template, level: level.native });
      return name;
    },
  };
}

/** How many words a name may have where fewer do not tell it from another. */
const LONGER: readonly number[] = [5, 6, 7, 8];

/** Where a message goes on after its statement: it tells what follows from it, or why. */
const CLAUSE_END = /(?:[.;:!?,]|\s[-–—])\s|\s(?:but|because|since|while|although)\s|\s\(/u;

/** The first statement of a message, where it has words enough to stand for the whole. */
function firstClause(template: string): string {
  const end = CLAUSE_END.exec(template)?.index;
  const clause = end === undefined ? template : template.slice(0, end);
  return wordsOf(clause.replace(/\{[^{}]*\}/gu, ' ')).length >= 3 ? clause : template;
}

/** The name with the component before it, unless it begins with that already. */
function ownedNames(name: string, component: string): readonly string[] {
  const owner = wordsOf(component).join('_').toUpperCase();
  return owner === '' || name.startsWith(owner) ? [] : [`${owner}_${name}`];
}

/** Names for new constants: from the message, readable, and unique wherever constants are referred to. */
import type { Catalog, Level } from '@loglex/catalog';
import { constantName, takeName } from '../draft/names.ts';

export interface NameMint {
  /**
   * The name of a constant with this template. One text at two levels gives `QUEUE_FULL` and `QUEUE_FULL_DEBUG`; texts that begin
   * alike are told apart by their next words, then by the component, and only then by a number.
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
  const templateOf = new Map<string, string>();
  return {
    take(template, component, level) {
      const short = constantName(template, component);
      const sameText = templateOf.get(short) === template;
      const suffix = level.native.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
      const candidates = sameText
        ? [`${short}_${suffix}`]
        : [short, ...LONGER.map((words) => constantName(template, component, words))];
      const owner = constantName('', component).replace(/_EVENT$/, '');
      if (!short.startsWith(owner)) candidates.push(`${owner}_${short}`);
      const free = candidates.find((name) => !taken.has(name));
      const name = takeName(free ?? short, taken, '_');
      if (!templateOf.has(name)) templateOf.set(name, template);
      return name;
    },
  };
}

/** How many words a name may have where fewer do not tell it from another. */
const LONGER: readonly number[] = [6, 7, 8];

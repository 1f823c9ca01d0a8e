/** What the filters of a log viewer offer: levels, components with their parts, tags, and how many constants each has. */
import { RUNGS } from '../level.ts';
import { componentSnapshot } from '../lookup/components.ts';
import type { Catalog } from '../model.ts';
import { type Generated, type GenerateOptions, headerOf } from './generator.ts';
import { printJson } from './print-json.ts';

export function generateFilterSnapshot(catalog: Catalog, options: GenerateOptions): Generated {
  const components = componentSnapshot(catalog)
    .flatMap(({ name, declared, count, levels, subcomponents }) =>
      name === undefined
        ? []
        : [
            {
              name,
              description: declared?.description,
              owner: declared?.owner,
              count,
              levels,
              subcomponents: [...subcomponents.values()].sort(byName),
            },
          ],
    )
    .sort(byName);
  const tags = new Map<string, number>();
  for (const tag of catalog.constants.flatMap((constant) => [...new Set(constant.tags)])) {
    tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  const text = printJson({
    'x-generated': headerOf(options),
    levels: RUNGS.map((level) => ({
      name: level,
      count: catalog.constants.filter((constant) => constant.level?.rung === level).length,
    })).filter(({ count }) => count > 0),
    components,
    tags: Array.from(tags, ([name, count]) => ({ name, count })).sort(byName),
  });
  return { text, leftOut: [] };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

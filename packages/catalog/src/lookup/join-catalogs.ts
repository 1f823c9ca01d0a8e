/** The catalogs of a monorepo's parts as one: a log does not say which part wrote it. */
import type { Catalog, LogConstant, RetiredConstant } from '../model.ts';
import { createCatalog } from '../parse/create-catalog.ts';

/**
 * Parts may share files, and read them each for itself: entries at the same place are one. Of what goes by name (components,
 * legends…) the first of a name counts.
 */
export function joinCatalogs(catalogs: readonly Catalog[]): Catalog {
  const [only, ...others] = catalogs;
  if (only !== undefined && others.length === 0) return only;
  return createCatalog({
    files: [...new Set(catalogs.flatMap(({ files }) => files))],
    constants: onceEach(catalogs.flatMap(({ constants }) => constants)),
    retired: onceEach(catalogs.flatMap(({ retired }) => retired)),
    components: firstOfName(catalogs.map(({ components }) => components)),
    legends: firstOfName(catalogs.map(({ legends }) => legends)),
    sections: firstOfName(catalogs.map(({ sections }) => sections)),
    settings: firstOfName(catalogs.map(({ settings }) => settings)),
    destinations: firstOfName(catalogs.map(({ destinations }) => destinations)),
    alerts: firstOfName(catalogs.map(({ alerts }) => alerts)),
    manifests: firstOfName(catalogs.map(({ manifests }) => manifests)),
  });
}

/** Where an entry stands: the same for all that read it. */
export function placeOfEntry({ source }: Pick<LogConstant | RetiredConstant, 'source'>): string {
  return `${source.range.start} ${source.file}`;
}

function onceEach<Entry extends LogConstant | RetiredConstant>(entries: readonly Entry[]): Entry[] {
  const byPlace = new Map<string, Entry>();
  for (const entry of entries) {
    const place = placeOfEntry(entry);
    if (!byPlace.has(place)) byPlace.set(place, entry);
  }
  return [...byPlace.values()];
}

function firstOfName<Value>(
  maps: readonly ReadonlyMap<string, Value>[],
): ReadonlyMap<string, Value> {
  const joined = new Map<string, Value>();
  for (const map of maps) {
    for (const [name, value] of map) if (!joined.has(name)) joined.set(name, value);
  }
  return joined;
}

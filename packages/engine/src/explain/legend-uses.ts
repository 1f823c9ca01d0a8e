/** Where a legend is used in the catalog: what has its terms for values, or a tag of it beside them. */
import type { Catalog, Legend, Location } from '@loglex/catalog';

export interface LegendUse {
  /** `the field shelf of SHOP301`. */
  readonly text: string;
  readonly source: Location;
}

/** In the order of sections, settings, components and constants. */
export function legendUses({ name }: Legend, catalog: Catalog): readonly LegendUse[] {
  const uses: LegendUse[] = [];
  for (const { keys, title } of catalog.sections.values()) {
    for (const { legend, name: key, source } of keys.values()) {
      if (legend === name) uses.push({ text: `the section ${title}, beside ${key}`, source });
    }
  }
  for (const { keys } of catalog.settings.values()) {
    for (const { legend, key, source } of keys.values()) {
      if (legend === name) uses.push({ text: `the setting ${key}`, source });
    }
  }
  const owners = [
    ...Array.from(catalog.components.values(), ({ name: owner, fields }) => ({ owner, fields })),
    ...catalog.constants.map(({ code: owner, fields }) => ({ owner, fields })),
  ];
  for (const { owner, fields } of owners) {
    for (const { legend, name: field, source } of fields.values()) {
      if (legend === name) uses.push({ text: `the field ${field} of ${owner}`, source });
    }
  }
  return uses;
}

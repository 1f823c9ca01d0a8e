/** What every generated file is made of: the constants in their order, and the fields that a call of each supplies. */
import { compareCodes } from '../blocks/compare-codes.ts';
import type { Catalog, Field, LogConstant } from '../model.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { placeholderNames } from '../template/template.ts';

/** The constants by code, and where one code is carried twice by name and place. */
export function sortedConstants(catalog: Catalog): readonly LogConstant[] {
  return [...catalog.constants].sort(
    (a, b) => compareCodes(a.code, b.code) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** A field as those see it who log or read the constant. */
export interface CallField {
  readonly name: string;
  /** Whether each call has to supply it. */
  readonly required: boolean;
  /** Its declaration; a placeholder need not have one. */
  readonly field: Field | undefined;
}

/**
 * The fields of a constant and of its component: those that the message shows in its order, then the others by name. A
 * call has to supply what the message shows and what is required, unless the context does.
 */
export function callFields(constant: LogConstant, catalog: Catalog): readonly CallField[] {
  const shared = catalog.components.get(constant.component ?? '')?.fields;
  const shown = placeholderNames(parseTemplate(constant.message));
  const declared = [...(shared?.keys() ?? []), ...constant.fields.keys()].sort();
  return [...new Set([...shown, ...declared])].map((name) => {
    const field = constant.fields.get(name) ?? shared?.get(name);
    const isDemanded = shown.includes(name) || field?.required === true;
    return { name, field, required: isDemanded && field?.from !== 'context' };
  });
}

/** The formats of what the message shows, by field; those that show a value as it is are left out. */
export function formatsOf(fields: readonly CallField[]): readonly (readonly [string, string])[] {
  return fields.flatMap(({ name, field }) =>
    field?.format === undefined || field.format === 'string' ? [] : [[name, field.format] as const],
  );
}

/** A component as applications need it: its parts and the loggers whose records are its own. */
export interface ComponentEntry {
  readonly name: string;
  readonly description: string | undefined;
  readonly subcomponents: readonly string[];
  readonly loggers: readonly string[];
}

/** The components that are declared or named by a constant, by name. */
export function sortedComponents(catalog: Catalog): readonly ComponentEntry[] {
  const parts = new Map<string, Set<string>>();
  const partsOf = (name: string): Set<string> => {
    const known = parts.get(name) ?? new Set();
    parts.set(name, known);
    return known;
  };
  for (const { name, subcomponents } of catalog.components.values()) {
    for (const part of subcomponents.keys()) partsOf(name).add(part);
    partsOf(name);
  }
  for (const { component, subcomponent } of catalog.constants) {
    if (component === undefined) continue;
    const known = partsOf(component);
    if (subcomponent !== undefined) known.add(subcomponent);
  }
  return [...parts].sort(byFirst).map(([name, subcomponents]) => ({
    name,
    description: catalog.components.get(name)?.description,
    subcomponents: [...subcomponents].sort(),
    loggers: catalog.components.get(name)?.loggers ?? [],
  }));
}

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

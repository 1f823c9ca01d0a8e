/** What the catalog says that a record of a constant has. */
import type { Catalog, Field, LogConstant } from '@loglex/catalog';
import { templateSlots } from '../constants/message-text.ts';

/**
 * Every field that a template, a constant or its component names; `null` where only a template does. A log asks a million times
 * about one constant: for the same objects it is the same map.
 */
export function declaredFields(
  constants: readonly LogConstant[],
  catalog: Catalog,
): ReadonlyMap<string, Field | null> {
  const [constant, ...others] = constants;
  if (constant === undefined || others.length > 0) return collect(constants, catalog);
  let ofConstants = known.get(catalog);
  if (ofConstants === undefined) {
    ofConstants = new Map<LogConstant, ReadonlyMap<string, Field | null>>();
    known.set(catalog, ofConstants);
  }
  let fields = ofConstants.get(constant);
  if (fields === undefined) ofConstants.set(constant, (fields = collect(constants, catalog)));
  return fields;
}

const known = new WeakMap<Catalog, Map<LogConstant, ReadonlyMap<string, Field | null>>>();

function collect(
  constants: readonly LogConstant[],
  { components }: Catalog,
): ReadonlyMap<string, Field | null> {
  const fields = new Map<string, Field | null>();
  for (const constant of constants) {
    for (const name of templateSlots(constant.message)) fields.set(name, null);
    const component = components.get(constant.component ?? '');
    for (const [name, field] of component?.fields ?? []) fields.set(name, field);
    for (const [name, field] of constant.fields) fields.set(name, field);
  }
  return fields;
}

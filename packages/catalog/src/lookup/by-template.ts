/** Finds the constants that say the same as a message in code, whatever its values are called. */
import type { Catalog, LogConstant } from '../model.ts';
import { matchKey, matchKeyOf } from '../template/template.ts';
import type { PrintablePart } from '../template/template.ts';

/**
 * The constants whose template has the text of `parts` with holes at the same places, in reading order.
 * White space and a final full stop do not count. O(1) once a catalog has been asked.
 */
export function constantsByTemplate(
  catalog: Catalog,
  parts: readonly PrintablePart[],
): readonly LogConstant[] {
  return templatesOf(catalog).get(matchKey(parts)) ?? [];
}

const templates = new WeakMap<Catalog, ReadonlyMap<string, readonly LogConstant[]>>();

function templatesOf(catalog: Catalog): ReadonlyMap<string, readonly LogConstant[]> {
  const known = templates.get(catalog);
  if (known) return known;
  const made = new Map<string, LogConstant[]>();
  for (const constant of catalog.constants) {
    const key = matchKeyOf(constant.message);
    // A message that is nothing but a value says the same as every other such message.
    if (!/\p{L}/u.test(key)) continue;
    if (!made.get(key)?.push(constant)) made.set(key, [constant]);
  }
  templates.set(catalog, made);
  return made;
}

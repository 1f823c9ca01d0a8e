/** The layouts that `lines` of the settings states: texts, names of libraries, keys of JSON. */
import { JSON_LAYOUTS, TEXT_LAYOUTS } from './known-layouts.ts';
import { jsonLayout, type LineLayout, parseTextLayout } from './layout.ts';

/** `"{code} | {message}"`, `pino`, `{ json: { message: text } }` */
export type LineSetting = string | { readonly json: ReadonlyMap<string, string> };

/** The layout, or why there is none. */
export function statedLayout(stated: LineSetting): LineLayout | { readonly problem: string } {
  if (typeof stated !== 'string') return jsonLayout(stated.json);
  if (stated.includes('{')) return parseTextLayout(stated);
  const names = JSON_LAYOUTS.map(({ id }) => id).join(', ');
  return (
    JSON_LAYOUTS.find(({ id }) => id === stated) ?? {
      problem: `it has no {message}, and is no name of a layout: those are ${names}`,
    }
  );
}

/** All that are layouts; every known one where none is stated. */
export function layoutsOf(lines: readonly LineSetting[]): readonly LineLayout[] {
  const stated = lines.flatMap((one) => {
    const layout = statedLayout(one);
    return 'problem' in layout ? [] : [layout];
  });
  return stated.length > 0 ? stated : [...JSON_LAYOUTS, ...TEXT_LAYOUTS];
}

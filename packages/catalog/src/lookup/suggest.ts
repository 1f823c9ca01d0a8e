/** "Did you mean" for codes and names of constants. */
import type { Catalog } from '../model.ts';
import { closest } from './closest.ts';

/** The code, name or alias that a mistyped one was most likely meant to be; `undefined` where none is near. */
export function suggestConstant(catalog: Catalog, text: string): string | undefined {
  return closest(text, identities(catalog));
}

function* identities(catalog: Catalog): Generator<string> {
  for (const { code, name, aliases } of catalog.constants) {
    yield code;
    if (name !== code) yield name;
    yield* aliases;
  }
}

/** How lines are read in a project: by the layouts that its settings state, and with the codes of its catalog. */
import type { Catalog } from '@loglex/catalog';
import { codeShapeOf } from '../../constants/code-shape.ts';
import type { Settings } from '../../settings/settings.ts';
import { lineReader, type ReadLine } from './read-line.ts';
import type { IsCode } from './read-text.ts';
import { layoutsOf } from './stated-layouts.ts';

/** The same objects give the same function: it takes a while to make. */
export function lineReaderOf(catalog: Catalog, { lines }: Pick<Settings, 'lines'>): ReadLine {
  const known = readers.get(catalog);
  if (known?.lines === lines) return known.read;
  const read = lineReader(layoutsOf(lines), codesOf(catalog));
  readers.set(catalog, { lines, read });
  return read;
}

const readers = new WeakMap<Catalog, { lines: Settings['lines']; read: ReadLine }>();

/** Whether a text is a code or a name of the catalog, or looks like one of its codes. */
export function codesOf(catalog: Catalog): IsCode {
  const isShaped = codeShapeOf(catalog);
  return (text) =>
    catalog.byCode(text).length > 0 ||
    catalog.retiredByCode(text).length > 0 ||
    catalog.byName(text).length > 0 ||
    isShaped(text);
}

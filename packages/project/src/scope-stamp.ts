/** Tells whether what a scope was made of is still as it was, by names, sizes and times: nothing is read. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expand, leadsOut } from './catalog/read-catalog-texts.ts';
import type { LoadedSettings } from './settings/load.ts';
import { missingImports } from './settings/missing-imports.ts';

/**
 * The same text as long as settings files, catalog files and what `emit` imports stay: cheap enough to be asked every
 * second of a day.
 */
export function scopeStamp({ root, files, settings }: LoadedSettings): string {
  const catalogs = settings.catalogs
    .map((reference) => (reference.kind === 'code' ? reference.path : reference.glob))
    .filter((pattern) => !leadsOut(pattern))
    .flatMap((pattern) => expand(root, pattern));
  const stamps = [...files, ...catalogs].map((file) => `${file} ${stampOf(join(root, file))}`);
  const missing = missingImports(root, settings).map(({ what }) => what);
  return [...stamps, ...missing].join('\n');
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return '-'; // It is not there or out of reach: that it comes back is a change.
  }
}

/** Where this package lies and what its package.json says: ESLint shows it, and its caches depend on it. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** This module is one folder below, both as a source and in the bundle. */
const PACKAGE = new URL('..', import.meta.url);

export const { name, version } = createRequire(import.meta.url)('../package.json') as {
  readonly name: string;
  readonly version: string;
};

/** Absolute. */
export const folder = fileURLToPath(PACKAGE);

/** The address of a rule's page. Pages travel with the package, so that they fit the installed version. */
export function pageOf(id: string): string {
  return new URL(`docs/rules/${id}.md`, PACKAGE).href;
}

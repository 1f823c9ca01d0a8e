/** Imports a package as a file in a folder of the project would. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The exports of `name`, resolved from `folder`. Throws where it is not installed there. */
export async function loadPackage(name: string, folder: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(entryOf(name, folder)).href)) as Record<string, unknown>;
}

function entryOf(name: string, folder: string): string {
  const require = createRequire(join(folder, 'package.json'));
  try {
    return require.resolve(name);
  } catch (error) {
    // A package for `import` alone has nothing for `require`.
    const found = folderOf(name, folder);
    if (found === undefined) throw error;
    const { exports, module, main } = JSON.parse(
      readFileSync(join(found, 'package.json'), 'utf8'),
    ) as {
      exports?: unknown;
      module?: string;
      main?: string;
    };
    const entry = importedBy(exports) ?? module ?? main;
    if (entry === undefined) throw error;
    return join(found, entry);
  }
}

function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The path that an `exports` of package.json gives to `import`. */
function importedBy(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const conditions = exports as Readonly<Record<string, unknown>>;
  return importedBy(
    conditions['.'] ?? conditions['import'] ?? conditions['node'] ?? conditions['default'],
  );
}

// @ts-check
/** Our runtime in the dependencies of a scratch copy, as an installation from a registry would leave it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNTIME = fileURLToPath(new URL('../../packages/runtime', import.meta.url));

/** @param {string} folder */
export function installRuntime(folder) {
  const to = join(folder, 'node_modules/@loglex/runtime');
  rmSync(to, { recursive: true, force: true });
  for (const part of ['package.json', 'dist']) {
    cpSync(join(RUNTIME, part), join(to, part), { recursive: true });
  }
}

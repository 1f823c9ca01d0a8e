// @ts-check
/**
 * Writes every generated file of the repository, or with `--check` says which of them are stale: runs each
 * `generate-*.js` beside it with the same arguments.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));

for (const script of readdirSync(FOLDER).sort()) {
  if (!/^generate-.*\.js$/.test(script)) continue;
  const { status } = spawnSync(process.execPath, [join(FOLDER, script), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

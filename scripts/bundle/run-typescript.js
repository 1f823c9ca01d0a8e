// @ts-check
/** Runs a script that is written in TypeScript, which Node 20 cannot by itself. */
import { rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * What the script and its imports find by their own address (`import.meta.url`) they find from the script's folder.
 * @param {URL} script
 */
export async function runTypeScript(script) {
  const source = fileURLToPath(script);
  const built = source.replace(/\.ts$/, `.${process.pid}.mjs`);
  await build({
    entryPoints: [source],
    outfile: built,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  try {
    await import(pathToFileURL(built).href);
  } finally {
    rmSync(built);
  }
}

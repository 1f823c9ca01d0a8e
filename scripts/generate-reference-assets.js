// @ts-check
/**
 * Bundles the script and the style of the HTML reference (`packages/catalog/site`) into a module of strings, so that
 * the generator stays a pure function. With `--check` it says whether that module is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SITE = 'packages/catalog/site';
const MODULE = join(ROOT, 'packages/catalog/src/generate/html/assets.ts');

const text = `/** The script and the style of the HTML reference. Generated from ${SITE}: do not edit. */

/** A classic script: pages on a disk may load no module. */
export const SCRIPT = ${literal(await bundled('main.ts', 'iife'))};

export const STYLE = ${literal(await bundled('style.css'))};
`;
const after = await format(text, { ...(await resolveConfig(MODULE)), filepath: MODULE });
const before = await readFile(MODULE, 'utf8').catch(() => '');

if (!process.argv.includes('--check')) await writeFile(MODULE, after);
else if (after !== before) {
  console.error(
    `${MODULE.slice(ROOT.length + 1)} is stale: node scripts/generate-reference-assets.js`,
  );
  process.exitCode = 1;
}

/**
 * @param {string} file
 * @param {import('esbuild').Format} [moduleFormat]
 */
async function bundled(file, moduleFormat) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`${SITE}/${file}`],
    bundle: true,
    write: false,
    minify: true,
    // What a page of the last three years runs.
    target: ['chrome120', 'firefox121', 'safari17'],
    conditions: ['@loglex/source'],
    ...(moduleFormat && { format: moduleFormat }),
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** @param {string} code */
function literal(code) {
  return `\`${code.replace(/[\\`]|\$\{/g, '\\$&')}\``;
}

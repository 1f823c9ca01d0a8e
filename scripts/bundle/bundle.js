// @ts-check
/** What our bundles have in common: how they are made, and the licences of what went into them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Bundled CommonJS packages `require` Node's builtins, which an ES module has to be given. */
const BANNER = [
  "import { createRequire as createRequireOfNode } from 'node:module';",
  'const require = createRequireOfNode(import.meta.url);',
].join('\n');

/** @satisfies {import('esbuild').BuildOptions} */
export const BUNDLE = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@loglex/source'],
  // A package that ships UMD beside ES modules (jsonc-parser) requires files that no bundler sees.
  mainFields: ['module', 'main'],
  // Native, one binary per platform: npm picks it, no bundle can.
  external: ['oxc-parser'],
  define: { LOGLEX_SOURCES: JSON.stringify(digestOfSources()) },
  banner: { js: BANNER },
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * The licence of every package that went into the bundle: most of them ask to travel with the code.
 * @param {readonly string[]} inputs paths relative to the root
 */
export async function licences(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder) folders.add(folder);
  }
  const texts = [];
  for (const folder of [...folders].sort()) {
    const { name, version } = JSON.parse(
      await readFile(join(ROOT, folder, 'package.json'), 'utf8'),
    );
    const file = (await readdir(join(ROOT, folder))).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} is bundled but ships no licence file: look at its terms`);
    const text = await readFile(join(ROOT, folder, file), 'utf8');
    texts.push(`${name} ${version}\n\n${text.trim()}\n`);
  }
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The pages of the checks lie beside the program: an editor opens them from a diagnostic.
 * @param {string} out the folder of the bundle
 */
export async function copyCheckPages(out) {
  await mkdir(join(out, 'checks'), { recursive: true });
  const pages = await readdir(join(ROOT, 'docs/checks'));
  for (const page of pages.filter((file) => file.endsWith('.md'))) {
    await cp(join(ROOT, 'docs/checks', page), join(out, 'checks', page));
  }
}

/**
 * What decides which facts are read from a file: two bundles of the same sources may keep them for each other. The version
 * of the parser stands in the package's manifest.
 */
function digestOfSources() {
  const hash = createHash('sha1');
  for (const name of ['catalog', 'engine', 'project']) {
    const folder = join(ROOT, 'packages', name);
    const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.ts')).map((file) => join('src', file));
    for (const file of ['package.json', ...sources.sort()]) {
      hash.update(`${name}/${file}\0`).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest('base64url');
}

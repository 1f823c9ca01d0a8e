// @ts-check
/**
 * Bundles the command line program: `packages/cli/src/main.ts` becomes `packages/cli/dist/loglex.js`.
 *
 * One bundle starts in a fraction of the time that hundreds of modules need, and the published `loglex`
 * then depends on nothing but the native parser. Code behind an `import()` becomes a chunk of its own, so
 * that a command loads only what it runs.
 *
 * Every `*worker.ts` of `packages/project/src` and `packages/cli/src` becomes an entry of the same name
 * in the same flat folder: `new URL('./parse-worker.js', import.meta.url)` finds it from any chunk.
 */
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Native, one binary per platform: npm picks it, no bundle can. */
const EXTERNAL = ['oxc-parser'];

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const OUT = join(ROOT, 'packages/cli/dist');

/** Bundled CommonJS packages `require` Node's builtins, which an ES module has to be given. */
const BANNER = [
  "import { createRequire as createRequireOfNode } from 'node:module';",
  'const require = createRequireOfNode(import.meta.url);',
].join('\n');

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: [
    { in: 'packages/cli/src/main.ts', out: 'loglex' },
    ...(await workers()).map((file) => ({ in: file, out: basename(file, '.ts') })),
  ],
  outdir: OUT,
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@loglex/source'],
  // A package that ships UMD beside ES modules (jsonc-parser) requires files that no bundler sees.
  mainFields: ['module', 'main'],
  external: EXTERNAL,
  banner: { js: BANNER },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
await markExecutable(join(OUT, 'loglex.js'));
await writeFile(
  join(OUT, 'THIRD-PARTY-LICENSES.txt'),
  await licences(Object.keys(metafile.inputs)),
);

/** Entry files of worker threads, as paths relative to the root. */
async function workers() {
  const found = [];
  for (const folder of ['packages/project/src', 'packages/cli/src']) {
    for (const file of await readdir(join(ROOT, folder), { recursive: true })) {
      if (file.endsWith('worker.ts')) found.push(join(folder, file));
    }
  }
  return found;
}

/**
 * Puts the shebang first, where the source has none, and sets the executable bits.
 * @param {string} file
 */
async function markExecutable(file) {
  const text = await readFile(file, 'utf8');
  if (!text.startsWith('#!')) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

/**
 * The licence of every package that went into the bundle: most of them ask to travel with the code.
 * @param {readonly string[]} inputs paths relative to the root
 */
async function licences(inputs) {
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

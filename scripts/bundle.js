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
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE, copyCheckPages, licences, ROOT } from './bundle/bundle.js';

const OUT = join(ROOT, 'packages/cli/dist');

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  ...BUNDLE,
  entryPoints: [
    { in: 'packages/cli/src/main.ts', out: 'loglex' },
    ...(await workers()).map((file) => ({ in: file, out: basename(file, '.ts') })),
  ],
  outdir: OUT,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  metafile: true,
});
await markExecutable(join(OUT, 'loglex.js'));
await copyCheckPages(OUT);
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

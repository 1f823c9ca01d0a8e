// @ts-check
/**
 * Bundles the language server: `packages/lsp/src/main.ts` becomes `packages/lsp/dist/loglex-lsp.js`, and beside it `index.js`
 * for programs that start it themselves, the worker that reads files, and the pages of the checks. The server answers
 * `initialize` before the engine is loaded, which is a chunk of its own.
 */
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE, copyCheckPages, licences, ROOT } from './bundle/bundle.js';

const OUT = join(ROOT, 'packages/lsp/dist');

// The declarations that `tsc` wrote stay.
for (const file of await readdir(OUT)) {
  if (/\.js$|^checks$/.test(file)) await rm(join(OUT, file), { recursive: true });
}
const { metafile } = await build({
  ...BUNDLE,
  entryPoints: [
    { in: 'packages/lsp/src/main.ts', out: 'loglex-lsp' },
    { in: 'packages/lsp/src/index.ts', out: 'index' },
    { in: 'packages/project/src/facts/facts-worker.ts', out: 'facts-worker' },
  ],
  outdir: OUT,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  metafile: true,
});
await chmod(join(OUT, 'loglex-lsp.js'), 0o755);
await copyCheckPages(OUT);
await writeFile(
  join(OUT, 'THIRD-PARTY-LICENSES.txt'),
  await licences(Object.keys(metafile.inputs)),
);

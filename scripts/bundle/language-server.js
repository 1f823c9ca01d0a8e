// @ts-check
/** The bundle of the language server, which is published by itself and travels in the extension of VS Code. */
import { build } from 'esbuild';
import { BUNDLE, copyCheckPages } from './bundle.js';

/**
 * Writes `loglex-lsp.js`, `index.js` for programs that start it themselves, the worker that reads files, and the pages of
 * the checks. The server answers `initialize` before the engine is loaded, which is a chunk of its own.
 * @param {string} out absolute path of the folder
 * @param {import('esbuild').BuildOptions} [options]
 * @returns {Promise<string[]>} what went into it: paths relative to the root
 */
export async function bundleLanguageServer(out, options = {}) {
  const { metafile } = await build({
    ...BUNDLE,
    entryPoints: [
      { in: 'packages/lsp/src/main.ts', out: 'loglex-lsp' },
      { in: 'packages/lsp/src/index.ts', out: 'index' },
      { in: 'packages/project/src/facts/facts-worker.ts', out: 'facts-worker' },
    ],
    outdir: out,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    ...options,
    metafile: true,
  });
  await copyCheckPages(out);
  return Object.keys(metafile.inputs);
}

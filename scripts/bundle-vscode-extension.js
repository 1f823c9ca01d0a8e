// @ts-check
/**
 * Bundles the extension of VS Code into `packages/vscode-extension/dist`: itself, and the language server beside it with the
 * parser that it loads, for one platform.
 *
 *     node scripts/bundle-vscode-extension.js [--target linux-x64]
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { licences, ROOT } from './bundle/bundle.js';
import { bundleLanguageServer } from './bundle/language-server.js';
import { copyParser, thisTarget } from './bundle/parser-binary.js';

const { values } = parseArgs({ options: { target: { type: 'string' } } });
const EXTENSION = join(ROOT, 'packages/vscode-extension');
const OUT = join(EXTENSION, 'dist');

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: [{ in: 'packages/vscode-extension/src/extension.ts', out: 'extension' }],
  outdir: OUT,
  // VS Code loads extensions by `require`.
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@loglex/source'],
  // A package that ships UMD beside ES modules requires files that no bundler sees.
  mainFields: ['module', 'main'],
  external: ['vscode'],
  minify: true,
  keepNames: true,
  legalComments: 'none',
  // Of the server only names of methods are used: what asks where it lies is shaken out.
  logOverride: { 'empty-import-meta': 'silent' },
  metafile: true,
});
/** What runs inside a webview: scripts for a browser, and their styles. */
const pages = await build({
  absWorkingDir: ROOT,
  entryPoints: ['legends', 'log-viewer'].flatMap((page) =>
    ['main.ts', 'style.css'].map((file) => ({
      in: `packages/vscode-extension/page/${page}/${file}`,
      out: page,
    })),
  ),
  outdir: OUT,
  bundle: true,
  format: 'iife',
  target: 'chrome130',
  minify: true,
  legalComments: 'none',
  metafile: true,
});
const server = await bundleLanguageServer(OUT, { minifyWhitespace: true, minifySyntax: true });
await mkdir(join(OUT, 'schemas'));
await cp(
  join(ROOT, 'packages/engine/schema/loglex.schema.json'),
  join(OUT, 'schemas/loglex.schema.json'),
);
await copyParser(OUT, values.target ?? thisTarget());
await writeFile(
  join(OUT, 'THIRD-PARTY-LICENSES.txt'),
  await licences([
    ...Object.keys(metafile.inputs),
    ...Object.keys(pages.metafile.inputs),
    ...server,
    'node_modules/oxc-parser/',
  ]),
);

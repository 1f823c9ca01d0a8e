// @ts-check
/** Bundles the language server into `packages/lsp/dist`. */
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { licences, ROOT } from './bundle/bundle.js';
import { bundleLanguageServer } from './bundle/language-server.js';

const OUT = join(ROOT, 'packages/lsp/dist');

// The declarations that `tsc` wrote stay.
for (const file of await readdir(OUT)) {
  if (/\.js$|^checks$/.test(file)) await rm(join(OUT, file), { recursive: true });
}
const inputs = await bundleLanguageServer(OUT);
await chmod(join(OUT, 'loglex-lsp.js'), 0o755);
await writeFile(join(OUT, 'THIRD-PARTY-LICENSES.txt'), await licences(inputs));

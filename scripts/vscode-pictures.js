// @ts-check
/**
 * Takes the pictures of the extension's README anew, from the packed extension in code-server, into
 * `packages/vscode-extension/pictures`. `npm run pictures:vscode`
 */
import { runTypeScript } from './bundle/run-typescript.js';

await runTypeScript(new URL('vscode/pictures.ts', import.meta.url));

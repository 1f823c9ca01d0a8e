// @ts-check
/**
 * Measures the packed extension in code-server, as somebody meets it who has a catalog of 10,000 constants: activation, the
 * first finding, the tree, Go to Constant, and its size. `npm run bench:vscode`
 *
 * Prints a table in Markdown to stdout and its progress to stderr. `LOGLEX_ROUNDS`: windows that are measured, 5 by default.
 */
import { runTypeScript } from './bundle/run-typescript.js';

await runTypeScript(new URL('vscode/bench.ts', import.meta.url));

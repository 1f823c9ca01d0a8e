#!/usr/bin/env node
/** The program `loglex-lsp`. Clients add arguments of their own (`--stdio`, `--clientProcessId`): they mean nothing here. */
import { createRequire } from 'node:module';
import { serveStdio } from './serve-stdio.ts';

const args = process.argv.slice(2);
if (args.includes('--version')) {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  process.stdout.write(`${version}\n`);
} else if (args.includes('--help')) {
  process.stdout.write(
    'Usage: loglex-lsp --stdio\n\nThe Loglex language server: an editor starts it and speaks LSP on standard input and output.\n',
  );
} else {
  serveStdio();
}

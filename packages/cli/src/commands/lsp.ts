/** `loglex lsp`: the language server, for editors that start it. */
import type { Command } from 'commander';

export function register(program: Command): void {
  program
    .command('lsp')
    .description('run the language server, on standard input and output')
    .option('--stdio', 'which is the only way, so it may be left out')
    // Clients add arguments of their own, such as their process.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      const { serveStdio } = await import('@loglex/lsp');
      serveStdio();
    });
}

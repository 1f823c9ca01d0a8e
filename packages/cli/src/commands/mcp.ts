/** `loglex mcp`: a server of the Model Context Protocol, for coding assistants that start it. */
import type { Command } from 'commander';

export interface McpOptions {
  readonly root: string;
  readonly allowWrites?: true;
}

export function register(program: Command): void {
  program
    .command('mcp')
    .description(
      'serve coding assistants over the Model Context Protocol, on standard input and output',
    )
    .requiredOption('--root <folder>', 'the project to serve; nothing outside it is read')
    .option('--allow-writes', 'also offer the tool that adds constants to the catalog')
    .action(async (options: McpOptions) => {
      const { runMcp } = await import('../mcp/run-mcp.ts');
      process.exitCode = await runMcp(options);
    });
}

/** `loglex init`: its arguments. The work is imported when it is asked for. */
import type { Command } from 'commander';

export interface InitOptions {
  readonly dir: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly force?: true;
  readonly workers?: number;
}

export function register(program: Command): void {
  program
    .command('init')
    .description('write a starting loglex.yaml and catalog from what the code logs today')
    .option('-d, --dir <folder>', 'where the catalog goes', 'log-catalog')
    .option('-n, --dry-run', 'print what would be written, and write nothing')
    .option('-y, --yes', 'write without asking')
    .option('--force', 'overwrite files that are there')
    .action(async (options: InitOptions) => {
      const { runInit } = await import('../init/run-init.ts');
      process.exitCode = await runInit(options);
    });
}

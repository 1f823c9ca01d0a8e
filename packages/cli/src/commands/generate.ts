/** `loglex generate`: its arguments. The work is imported when it is asked for. */
import type { Command } from 'commander';

export interface GenerateOptions {
  readonly check?: true;
  readonly diff?: true;
  readonly config?: string;
}

export function register(program: Command): void {
  program
    .command('generate')
    .description('write the files that `generate` in loglex.yaml names: constants, schemas, data')
    .option('--check', 'write nothing, and fail where a file is stale')
    .option('--diff', 'print what would change, and write nothing')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (options: GenerateOptions) => {
      const { runGenerate } = await import('../generate/run-generate.ts');
      process.exitCode = await runGenerate(options);
    });
}

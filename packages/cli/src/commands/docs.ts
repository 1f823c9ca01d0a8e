/** `loglex docs`: its arguments. The work is imported when it is asked for. */
import { type Command, Option } from 'commander';

export interface DocsOptions {
  readonly out?: string;
  readonly format?: 'html' | 'markdown';
  readonly withSites?: true;
  readonly check?: true;
  readonly config?: string;
}

export function register(program: Command): void {
  program
    .command('docs')
    .description('write the reference of the catalog: what each code means, and what to do')
    .option(
      '-o, --out <path>',
      'the folder to write to, or one page.md (default: docs.out of loglex.yaml)',
    )
    .addOption(
      new Option(
        '-f, --format <name>',
        'a site that needs no server, or Markdown (default: docs.format of loglex.yaml, or by --out)',
      ).choices(['html', 'markdown']),
    )
    .option('--with-sites', 'say where each constant is emitted')
    .option('--check', 'write nothing, and fail where the pages are stale')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (options: DocsOptions) => {
      const { runDocs } = await import('../docs/run-docs.ts');
      process.exitCode = await runDocs(options);
    });
}

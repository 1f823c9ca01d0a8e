/** `loglex lines`: its arguments. The work is imported when it is asked for. */
import { type Command, Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../formats/formats.ts';

export interface LinesOptions {
  readonly manifests: string;
  readonly format: FormatName;
  readonly graph?: GraphFormat;
  readonly outputFile?: string;
  readonly config?: string;
}

export type GraphFormat = 'mermaid' | 'svg';

export function register(program: Command): void {
  program
    .command('lines')
    .description('hold what a running system left behind to the catalog')
    .requiredOption('--manifests <folder>', 'check the manifests of the job in this folder')
    // Not -f: that follows a log, in all that reads logs.
    .addOption(
      new Option('--format <name>', 'how findings are written')
        .choices(FORMAT_NAMES)
        .default('stylish'),
    )
    .addOption(
      new Option('--graph <name>', 'draw which stage has its inputs from which').choices([
        'mermaid',
        'svg',
      ]),
    )
    .option('-o, --output-file <file>', 'write there instead of to stdout')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (options: LinesOptions) => {
      const { runManifests } = await import('../manifests/run-manifests.ts');
      process.exitCode = await runManifests(options);
    });
}

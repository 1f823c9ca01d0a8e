/** `loglex lines`: its arguments. The work is imported when it is asked for. */
import { type Command, Option } from 'commander';
import { RUNGS, type Rung } from '@loglex/catalog';
import { CommandError } from '../command-error.ts';
import { FORMAT_NAMES, type FormatName } from '../formats/formats.ts';

export interface LinesOptions {
  readonly manifests?: string;
  readonly code?: string;
  readonly component?: string;
  readonly level?: Rung;
  readonly text?: string;
  readonly format: FormatName;
  readonly graph?: GraphFormat;
  readonly outputFile?: string;
  readonly config?: string;
}

export type GraphFormat = 'mermaid' | 'svg';

export function register(program: Command): void {
  program
    .command('lines')
    .description('say which calls wrote the lines of a log; hold manifests to the catalog')
    .argument('[logs...]', 'logs to read: files, also .gz; - is stdin')
    .option('--code <code>', 'only records of this code')
    .option('--component <name>', 'only records of this component')
    .addOption(new Option('--level <level>', 'only records of this level or above').choices(RUNGS))
    .option('--text <text>', 'only records whose message has this in it')
    .option('--manifests <folder>', 'check the manifests of the job in this folder')
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
    .action(async (logs: string[], options: LinesOptions) => {
      refuseMixed(logs, options);
      if (options.manifests === undefined) {
        const { runLines } = await import('../lines/run-lines.ts');
        process.exitCode = await runLines(logs, options);
        return;
      }
      const { runManifests } = await import('../manifests/run-manifests.ts');
      process.exitCode = await runManifests({ ...options, manifests: options.manifests });
    });
}

/** Of logs and of manifests other things can be asked. */
function refuseMixed(logs: readonly string[], options: LinesOptions): void {
  const { manifests, graph, outputFile, code, component, level, text } = options;
  const ofLogs = logs.length > 0 || [code, component, level, text].some((one) => one !== undefined);
  if (manifests !== undefined && ofLogs) {
    throw new CommandError('--manifests reads manifests, no logs: use one of them.');
  }
  if (manifests === undefined && (graph !== undefined || outputFile !== undefined)) {
    throw new CommandError('--graph and --output-file are for --manifests.');
  }
}

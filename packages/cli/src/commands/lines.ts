/** `loglex lines`: its arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit-code.ts';
import { FORMAT_NAMES, type FormatName } from '../formats/formats.ts';

/** What records are asked for: each kind has to be met, by one of its list. */
export interface RecordOptions {
  readonly component?: readonly string[];
  readonly subcomponent?: readonly string[];
  readonly level?: readonly string[];
  readonly code?: readonly string[];
  readonly tag?: readonly string[];
  readonly field?: readonly string[];
  readonly text?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly context?: number;
}

export interface LinesOptions extends RecordOptions {
  readonly check?: true;
  readonly failOn?: FailOn;
  readonly stats?: true;
  readonly compare?: string;
  readonly top?: number;
  readonly follow?: true;
  readonly state?: string;
  readonly at?: string;
  readonly manifests?: string;
  readonly format?: FormatName | RecordFormat;
  readonly graph?: GraphFormat;
  readonly outputFile?: string;
  readonly config?: string;
}

/** Of what is asked of manifests. */
export interface ManifestsOptions extends Pick<LinesOptions, 'graph' | 'outputFile' | 'config'> {
  readonly manifests: string;
  readonly format: FormatName;
}

/** The least severe finding with which a check fails. */
export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;

export type FailOn = (typeof FAIL_ON)[number];

export type GraphFormat = 'mermaid' | 'svg';

/** How records are written. */
export const RECORD_FORMATS = ['text', 'jsonl'] as const;

export type RecordFormat = (typeof RECORD_FORMATS)[number];

export function register(program: Command): void {
  program
    .command('lines')
    .description('say which calls wrote the lines of a log; hold manifests to the catalog')
    .argument('[logs...]', 'logs to read: files and globs, also packed by gzip; - is stdin')
    .option('--component <name>', 'only records of this component', collect)
    .option('--subcomponent <name>', 'only records of this part of a component', collect)
    .option(
      '--level <level>',
      'only records of this level or above; =warn: of this one, <=info: of this one or below, none: without one',
      collect,
    )
    .option('--code <code>', 'only records of this code, or constant by name; SHOP1*', collect)
    .option('--tag <tag>', 'only records of constants with this tag', collect)
    .option(
      '--field <test>',
      'only records with such a value: key=value, key!=value, key>=10, key (is there), !key (is not)',
      collect,
    )
    .option('--text <text>', 'only records that say this, in capitals or not', collect)
    .option('--since <time>', 'only records from this time on: 2026-01-31T12:00, 15m, 2h, 3d')
    .option('--until <time>', 'only records up to this time')
    .option('-C, --context <count>', 'so many records before and after each as well', count)
    .option('-f, --follow', 'go on reading what is written, also when logs are rotated')
    .option('--state <file>', 'remember there how far logs were read, and go on there')
    .option(
      '--at <ref>',
      'by the catalog as it was at this git ref: the version that wrote the log',
    )
    .option('--check', 'hold the records to the catalog, and tell what is found')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'the least severe finding of --check that makes the exit code 1 (default: error)',
      ).choices(FAIL_ON),
    )
    .option('--stats', 'count what the logs consist of, and hold their levels to the catalog')
    .option('--compare <log>', 'with --stats: what is more and what is less in this log')
    .option('--top <count>', 'with --stats: rows of each table (default: 15)', count)
    .option('--manifests <folder>', 'check the manifests of the job in this folder')
    .addOption(
      new Option(
        '--format <name>',
        'how records (text, jsonl), counts (text, json) or findings (all but jsonl) are written',
      ).choices([...RECORD_FORMATS, ...FORMAT_NAMES]),
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
      process.exitCode = await run(logs, options);
    });
}

async function run(logs: readonly string[], options: LinesOptions): Promise<ExitCode> {
  const { manifests, check, stats } = options;
  const format = ofFindings(options.format);
  if (manifests !== undefined) {
    const { runManifests } = await import('../manifests/run-manifests.ts');
    return runManifests({ ...options, manifests, format });
  }
  if (check) {
    const { runLineCheck } = await import('../lines/run-line-check.ts');
    return runLineCheck(logs, { ...options, format });
  }
  if (stats) {
    const { runLineStats } = await import('../lines/run-line-stats.ts');
    return runLineStats(logs, options);
  }
  const { runLines } = await import('../lines/run-lines.ts');
  return runLines(logs, options);
}

/** `text` is the one that people read. */
function ofFindings(format: LinesOptions['format']): FormatName {
  return format === undefined || isRecordFormat(format) ? 'stylish' : format;
}

export function isRecordFormat(format: string): format is RecordFormat {
  return (RECORD_FORMATS as readonly string[]).includes(format);
}

/** An option that may be given several times. */
function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function count(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It has to be a number.');
  return Number(value);
}

/** Of records, of what is wrong with them and of manifests other things can be asked. */
function refuseMixed(logs: readonly string[], options: LinesOptions): void {
  const { manifests, graph, outputFile, format, config: _, ...ofLogs } = options;
  const { check, failOn, stats, compare, top } = options;
  if (manifests !== undefined && (logs.length > 0 || Object.keys(ofLogs).length > 0)) {
    throw new CommandError('--manifests reads manifests, no logs: use one of them.');
  }
  if (check && stats) throw new CommandError('Use either --check or --stats.');
  if (manifests === undefined && graph !== undefined) {
    throw new CommandError('--graph is for --manifests.');
  }
  if (check === undefined && failOn !== undefined) {
    throw new CommandError('--fail-on is for --check.');
  }
  if (stats === undefined && (compare !== undefined || top !== undefined)) {
    throw new CommandError('--compare and --top are for --stats.');
  }
  const findsThings = manifests !== undefined || check !== undefined;
  if (!findsThings && stats === undefined && outputFile !== undefined) {
    throw new CommandError('--output-file is for --check, --stats and --manifests.');
  }
  refuseFormat(format, { findsThings, counts: stats === true, check: check === true });
}

function refuseFormat(
  format: LinesOptions['format'],
  { findsThings, counts, check }: Readonly<Record<'findsThings' | 'counts' | 'check', boolean>>,
): void {
  if (format === undefined) return;
  if (counts) {
    if (format === 'text' || format === 'json') return;
    throw new CommandError(`--format ${format} is not for counts: they are written as text, json.`);
  }
  // People call what they read text.
  if (check && format === 'text') return;
  if (findsThings && isRecordFormat(format)) {
    throw new CommandError(
      `--format ${format} is for records of logs. Findings are written as ${FORMAT_NAMES.join(', ')}.`,
    );
  }
  if (!findsThings && !isRecordFormat(format)) {
    throw new CommandError(
      `--format ${format} is for findings. Records are written as ${RECORD_FORMATS.join(', ')}; --check finds what is wrong with them.`,
    );
  }
}

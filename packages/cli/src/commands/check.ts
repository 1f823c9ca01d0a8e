/** `loglex check`: its arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../formats/formats.ts';

/** The options as commander reads them. */
export interface CheckOptions {
  readonly format: FormatName;
  readonly outputFile?: string;
  readonly fix?: true;
  readonly unsafeFixes?: true;
  readonly diff?: true;
  readonly maxWarnings?: number;
  readonly quiet?: true;
  readonly stdinFilename?: string;
  /** `true`: the default file. */
  readonly baseline?: string | true;
  readonly updateBaseline?: true;
  readonly baselineInit?: true;
  readonly baselineAdd?: readonly string[];
  readonly changedSince?: string;
  readonly config?: string;
  readonly cache: boolean;
  readonly workers?: number;
}

export function register(program: Command): void {
  program
    .command('check')
    .description('check log calls against the catalog and the rules of logging')
    .argument('[paths...]', 'files and folders to check (default: what loglex.yaml includes)')
    .optionsGroup('Output:')
    .addOption(
      new Option('-f, --format <name>', 'how findings are written')
        .choices(FORMAT_NAMES)
        .default('stylish'),
    )
    .option('-o, --output-file <file>', 'write there instead of to stdout')
    .option('-q, --quiet', 'show errors only')
    .option('--max-warnings <n>', 'fail when there are more warnings than this', wholeNumber)
    .optionsGroup('Fixes:')
    .option('--fix', 'apply the safe fixes')
    .option('--unsafe-fixes', 'with --fix or --diff: those that change what is logged as well')
    .option('--diff', 'print what --fix would change, and write nothing')
    .optionsGroup('What is checked and what counts:')
    .option('--changed-since <ref>', 'show findings of files changed since this git ref only')
    .option('--stdin-filename <path>', 'check the text on stdin as if it were this file')
    .option('--baseline [file]', 'let known findings pass (default: loglex-baseline.json)')
    .option('--update-baseline', 'take what is fixed out of the baseline; adds nothing')
    .option('--baseline-init', 'write a first baseline of all that is found')
    .option('--baseline-add <check...>', 'add what these checks find to the baseline')
    .optionsGroup('Run:')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .option('--no-cache', 'neither read nor write the cache')
    .option(
      '--workers <n>',
      'threads to use (default: chosen by the size of the project)',
      wholeNumber,
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const { runCheck } = await import('../check/run-check.ts');
      process.exitCode = await runCheck(paths, options);
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(text);
}

/** `loglex coverage`: its arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { COVERAGE_STATES, type CoverageState } from '../coverage/states.ts';

export interface Floor {
  readonly state: CoverageState;
  /** Percent. */
  readonly least: number;
}

export interface CoverageOptions {
  readonly format: 'text' | 'json';
  readonly outputFile?: string;
  readonly log?: readonly string[];
  readonly missing?: CoverageState;
  readonly failBelow?: readonly Floor[];
  readonly config?: string;
}

export function register(program: Command): void {
  program
    .command('coverage')
    .description('say which constants code logs, tests name and logs show')
    .option('--log <file>', 'a log, to see which constants it shows (repeatable)', collect)
    .addOption(
      new Option('--missing <state>', 'list the constants that are not').choices(COVERAGE_STATES),
    )
    .option(
      '--fail-below <state=percent>',
      'exit with 1 below this: referenced=95 (or 95), tested=50, seen=10 (repeatable)',
      floor,
    )
    .addOption(
      new Option('-f, --format <name>', 'how it is written')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('-o, --output-file <file>', 'write there instead of to stdout')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (options: CoverageOptions) => {
      const { runCoverage } = await import('../coverage/run-coverage.ts');
      process.exitCode = await runCoverage(options);
    });
}

function collect(file: string, before: readonly string[] = []): readonly string[] {
  return [...before, file];
}

function floor(text: string, before: readonly Floor[] = []): readonly Floor[] {
  const [, state = 'referenced', percent] = /^(?:(\w+)=)?(\d+(?:\.\d+)?)%?$/.exec(text) ?? [];
  const known = COVERAGE_STATES.find((each) => each === state);
  if (known === undefined || percent === undefined || Number(percent) > 100) {
    throw new InvalidArgumentError(
      `It must be a percentage, or have the form state=percent with one of ${COVERAGE_STATES.join(', ')}.`,
    );
  }
  return [...before, { state: known, least: Number(percent) }];
}

/** `loglex audit`: its arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { AUDIT_FORMATS, type AuditFormat } from '../audit/formats.ts';

export interface AuditOptions {
  readonly format: AuditFormat;
  readonly top?: number;
  readonly outputFile?: string;
  readonly config?: string;
  readonly cache: boolean;
  readonly workers?: number;
}

export function register(program: Command): void {
  program
    .command('audit')
    .description('say what the logging looks like today, and what to do about it')
    .argument('[paths...]', 'files and folders to audit (default: what loglex.yaml includes)')
    .addOption(
      new Option('-f, --format <name>', 'how the audit is written')
        .choices(AUDIT_FORMATS)
        .default('text'),
    )
    .option(
      '--top <n>',
      'entries of each list (default: 5, in markdown 20, in json all)',
      wholeNumber,
    )
    .option('-o, --output-file <file>', 'write there instead of to stdout')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml, if any)')
    .option('--no-cache', 'neither read nor write the cache')
    .option(
      '--workers <n>',
      'threads to use (default: chosen by the size of the project)',
      wholeNumber,
    )
    .action(async (paths: string[], options: AuditOptions) => {
      const { runAudit } = await import('../audit/run-audit.ts');
      process.exitCode = await runAudit(paths, options);
    });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

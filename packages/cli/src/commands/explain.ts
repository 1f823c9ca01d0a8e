/** `loglex explain`: a code, a name, a word or tag of a legend, a check, or why a line is, or is not, a log call. */
import { type Command, Option } from 'commander';

export interface ExplainOptions {
  readonly config?: string;
  readonly format: 'text' | 'json';
}

export function register(program: Command): void {
  program
    .command('explain')
    .description(
      'explain a log constant, a word or tag of a legend, a check, or what Loglex sees on a line',
    )
    .argument('<what>', 'a code, a name, a word or tag, a check, or file:line')
    .addOption(
      new Option('-f, --format <name>', 'how it is written')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (what: string, options: ExplainOptions) => {
      const { runExplain } = await import('../explain/run-explain.ts');
      process.exitCode = await runExplain(what, options);
    });
}

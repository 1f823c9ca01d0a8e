/** `loglex explain`: a code, a name, a word or tag of a legend, a check, why a line is, or is not, a log call, or what wrote a line of a log. */
import { type Command, Option } from 'commander';

export interface ExplainOptions {
  readonly config?: string;
  readonly format: 'text' | 'json';
}

export function register(program: Command): void {
  program
    .command('explain')
    .description(
      'explain a log constant, a word or tag of a legend, a check, what Loglex sees on a line, or what wrote a line of a log',
    )
    .argument('<what>', 'a code, a name, a word or tag, a check, file:line, or a line of a log')
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

/** `loglex catalog import`: its arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';

export interface CatalogImportOptions {
  readonly preset?: string;
  readonly out: string;
  readonly dryRun?: true;
  readonly force?: true;
  readonly report: 'text' | 'json';
  readonly call?: string;
  readonly args?: readonly string[];
  readonly key?: readonly Pair[];
  readonly level?: readonly Pair[];
  readonly config?: string;
}

/** `from=to`. */
export type Pair = readonly [from: string, to: string];

export function registerImport(catalog: Command): void {
  catalog
    .command('import')
    .description('write the catalog from constants that stand in code')
    .argument('[files...]', 'files and globs that hold them (default: those of loglex.yaml)')
    .optionsGroup('How the constants are written:')
    .option(
      '-p, --preset <name>',
      'constant-calls, enum-members, object-members, class-codes, id-calls or list',
    )
    .option('--call <name>', 'only calls of this function')
    .option('--args <names>', 'what its positional arguments are: code,level,message', names)
    .option('--key <key=meaning>', 'what a key means, as in text=message (repeatable)', pairs)
    .option(
      '--level <word=level>',
      'the level a word stands for, as in result=info (repeatable)',
      pairs,
    )
    .optionsGroup('Output:')
    .option('-d, --out <folder>', 'where the catalog goes', 'log-catalog')
    .option('-n, --dry-run', 'print what would be written, and write nothing')
    .option('--force', 'overwrite files that are there')
    .addOption(
      new Option('--report <format>', 'how what is wrong is told')
        .choices(['text', 'json'])
        .default('text'),
    )
    .optionsGroup('Run:')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml, if any)')
    .action(async (files: string[], options: CatalogImportOptions) => {
      const { runImport } = await import('../import/run-import.ts');
      process.exitCode = await runImport(files, options);
    });
}

function names(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

function pairs(text: string, before: readonly Pair[] = []): readonly Pair[] {
  const [, from, to] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    throw new InvalidArgumentError('It must have the form word=meaning.');
  }
  return [...before, [from, to]];
}

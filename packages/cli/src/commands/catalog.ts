/** `loglex catalog …`: what concerns the catalog alone. */
import { type Command, Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../formats/formats.ts';
import { registerChanges } from './catalog-change.ts';
import { registerEvolution } from './catalog-evolution.ts';
import { registerImport } from './catalog-import.ts';

export interface CatalogCheckOptions {
  readonly format: FormatName;
  readonly outputFile?: string;
  readonly config?: string;
}

export function register(program: Command): void {
  const catalog = program
    .command('catalog')
    .description('edit, check, compare and merge the catalog')
    .helpCommand('help [command]', 'print help for a command');
  catalog
    .command('check')
    .description('check the catalog files themselves: duplicates, references, levels, fields')
    .addOption(
      new Option('-f, --format <name>', 'how problems are written')
        .choices(FORMAT_NAMES)
        .default('stylish'),
    )
    .option('-o, --output-file <file>', 'write there instead of to stdout')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (options: CatalogCheckOptions) => {
      const { runCatalogCheck } = await import('../check/run-catalog-check.ts');
      process.exitCode = await runCatalogCheck(options);
    });
  registerChanges(catalog);
  registerEvolution(catalog);
  registerImport(catalog);
}

/** `loglex catalog diff`, `merge-driver` and `rebase`: their arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DiffFormat } from '../evolution/diff-formats.ts';

export const FAIL_ON = ['breaking', 'risky', 'any', 'new-code'] as const;

export type FailOn = (typeof FAIL_ON)[number];

export interface CatalogDiffOptions {
  readonly format: DiffFormat;
  readonly outputFile?: string;
  readonly failOn?: readonly FailOn[];
  readonly sites: boolean;
  readonly config?: string;
}

export interface CatalogRebaseOptions {
  readonly dryRun?: true;
  readonly diff?: true;
  readonly config?: string;
}

export function registerEvolution(catalog: Command): void {
  catalog
    .command('diff')
    .description('say what changed between two versions of the catalog, and whom it concerns')
    .argument('<old>', 'a git ref, or a catalog file')
    .argument('[new]', 'another one (default: the catalog as it is now)')
    .addOption(
      new Option('-f, --format <name>', 'how changes are written')
        .choices(['ansi', 'json', 'markdown'] satisfies DiffFormat[])
        .default('ansi'),
    )
    .option('-o, --output-file <file>', 'write there instead of to stdout')
    .option(
      '--fail-on <what>',
      'exit with 1 where a change is breaking, risky (or worse), any, or asks for a new-code',
      failOn,
    )
    .option('--no-sites', 'do not look for the places in code that log what has changed')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (before: string, after: string | undefined, options: CatalogDiffOptions) => {
      const { runDiff } = await import('../evolution/run-diff.ts');
      process.exitCode = await runDiff(before, after, options);
    });

  catalog
    .command('merge-driver')
    .description('merge catalog files by code: for git, which calls it with %O %A %B %P')
    .argument('<base>', 'the common ancestor')
    .argument('<ours>', 'our version, which the result replaces')
    .argument('<theirs>', 'their version')
    .argument('[path]', 'the path of the file in the repository')
    .action(async (base: string, ours: string, theirs: string, path?: string) => {
      const { runMergeDriver } = await import('../evolution/run-merge-driver.ts');
      process.exitCode = await runMergeDriver(base, ours, theirs, path);
    });

  catalog
    .command('rebase')
    .description('give constants of this branch other codes where another branch took theirs')
    .argument('<upstream>', 'the branch that this one is to be merged into')
    .option('-n, --dry-run', 'say what would be done, and write nothing')
    .option('--diff', 'print the change as a patch, and write nothing')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (upstream: string, options: CatalogRebaseOptions) => {
      const { runRebase } = await import('../evolution/run-rebase.ts');
      process.exitCode = await runRebase(upstream, options);
    });
}

function failOn(text: string, before: readonly FailOn[] = []): readonly FailOn[] {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !(FAIL_ON as readonly string[]).includes(word));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`Allowed are ${FAIL_ON.join(', ')}.`);
  }
  return [...before, ...(words as FailOn[])];
}

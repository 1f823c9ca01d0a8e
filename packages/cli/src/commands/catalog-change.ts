/** `loglex catalog add`, `change`, `rename`, `deprecate` and `retire`: their arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError } from 'commander';

/** What may be said of a constant. */
export interface SayOptions {
  readonly name?: string;
  readonly level?: string;
  readonly message?: string;
  readonly component?: string;
  readonly subcomponent?: string;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly action?: string;
  readonly runbook?: string;
  readonly since?: string;
}

export interface WriteOptions {
  readonly dryRun?: true;
  readonly diff?: true;
  readonly config?: string;
}

export interface CatalogAddOptions extends SayOptions, WriteOptions {
  readonly level: string;
  readonly message: string;
  readonly code?: string;
  readonly from?: string;
  readonly field?: readonly NewField[];
  readonly file?: string;
}

export interface NewField {
  readonly name: string;
  readonly type?: string;
}

/** A field, and what is said of it: `--describe-field dropped='Rows that were lost.'`. */
export interface FieldWord {
  readonly name: string;
  readonly text: string;
}

export interface CatalogChangeOptions extends SayOptions, WriteOptions {
  readonly code?: string;
  readonly field?: readonly NewField[];
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  readonly describeField?: readonly FieldWord[];
  readonly renameField?: readonly FieldWord[];
  readonly removeField?: readonly string[];
  readonly unset?: readonly string[];
  readonly force?: true;
}

export interface CatalogDeprecateOptions extends WriteOptions {
  readonly replacedBy?: string;
  readonly since?: string;
  readonly reason?: string;
}

export interface CatalogRenameOptions extends WriteOptions {
  /** `true`: the next free one. */
  readonly code?: string | true;
  readonly from?: string;
  readonly since?: string;
  readonly reason?: string;
  readonly upstream?: string;
  readonly file?: string;
  readonly types?: true;
}

export interface CatalogRetireOptions extends WriteOptions {
  readonly replacedBy?: string;
  readonly since?: string;
  readonly reason?: string;
  readonly file?: string;
  readonly force?: true;
}

export function registerChanges(catalog: Command): void {
  const add = catalog
    .command('add')
    .description('add a constant to the catalog, with the next free code of its component')
    .optionsGroup('The constant:')
    .requiredOption('--level <level>', 'its level')
    .requiredOption('--message <template>', 'its message, with {field} for values')
    .option('--code <code>', 'its code (default: the next free one of its component)')
    .option('--from <block>', 'take the code from this block, as in LOG640-LOG649')
    .option('--field <name=type>', 'a field of its message, and its type (repeatable)', fields);
  writing(
    saying(add)
      .optionsGroup('How:')
      .option('--file <file>', 'the catalog file it goes to (default: the one with its like)'),
  ).action(async (options: CatalogAddOptions) => {
    const { runAdd } = await import('../catalog/run-change.ts');
    process.exitCode = await runAdd(options);
  });

  const change = catalog
    .command('change')
    .description('change what the catalog says of a constant')
    .argument('<constant>', 'its code or name')
    .optionsGroup('What it says from now on:')
    .option('--level <level>', 'its level')
    .option('--message <template>', 'its message')
    .option('--code <code>', 'its code, where it shares the one it has with another constant')
    .option('--unset <keys>', 'keys that it states no longer, as in runbook,since', list);
  writing(
    saying(change)
      .optionsGroup('Its fields:')
      .option('--field <name=type>', 'the type of a field, old or new (repeatable)', fields)
      .option(
        '--required <fields>',
        'fields that every call must supply, as in owner,dropped',
        list,
      )
      .option('--optional <fields>', 'fields that a call may leave out', list)
      .option('--describe-field <name=text>', 'what a field says (repeatable)', words)
      .option('--rename-field <old=new>', 'another name, in the message too (repeatable)', words)
      .option('--remove-field <fields>', 'fields that it states no longer', list)
      .optionsGroup('How:')
      .option('--force', 'change a name in code though other code uses it'),
  ).action(async (constant: string, options: CatalogChangeOptions) => {
    const { runChange } = await import('../catalog/run-change.ts');
    process.exitCode = await runChange(constant, options);
  });

  const rename = catalog
    .command('rename')
    .description('give a constant another name or code, in the catalog and wherever code names it')
    .argument('<constant>', 'its code or name')
    .argument('[name]', 'its name from now on')
    .option('--types', "ask the project's TypeScript where code means it, under whatever name")
    .optionsGroup('Another code:')
    .option('--code [code]', 'its code from now on (without one: the next free of its component)')
    .option('--from <block>', 'take the code from this block, as in LOG640-LOG649')
    .option('--upstream <ref>', 'the branch whose codes are retired (default: the main one)')
    .option('--since <version>', 'the version that no longer has the old code')
    .option('--reason <text>', 'why')
    .option('--file <file>', 'the catalog file that keeps the old code, of a constant in code');
  writing(rename).action(
    async (constant: string, name: string | undefined, options: CatalogRenameOptions) => {
      const { runRename } = await import('../catalog/run-change.ts');
      process.exitCode = await runRename(constant, name, options);
    },
  );

  const deprecate = catalog
    .command('deprecate')
    .description('say that a constant is on its way out')
    .argument('<constant>', 'its code or name')
    .optionsGroup('What is said of it:')
    .option('--replaced-by <code>', 'the code to use instead')
    .option('--since <version>', 'the version that deprecates it')
    .option('--reason <text>', 'why');
  writing(deprecate).action(async (constant: string, options: CatalogDeprecateOptions) => {
    const { runDeprecate } = await import('../catalog/run-change.ts');
    process.exitCode = await runDeprecate(constant, options);
  });

  const retire = catalog
    .command('retire')
    .description('take a constant out, and keep its code from being used again')
    .argument('<constant>', 'its code or name')
    .optionsGroup('What is kept of it:')
    .option('--replaced-by <code>', 'the code that stands in its place')
    .option('--since <version>', 'the version that no longer has it')
    .option('--reason <text>', 'why');
  writing(
    retire
      .optionsGroup('How:')
      .option(
        '--file <file>',
        'the catalog file that keeps the code, where the constant is in code',
      )
      .option('--force', 'take it out of code though other code uses it'),
  ).action(async (constant: string, options: CatalogRetireOptions) => {
    const { runRetire } = await import('../catalog/run-change.ts');
    process.exitCode = await runRetire(constant, options);
  });
}

function saying(command: Command): Command {
  return command
    .option('--name <name>', 'its name in source')
    .option('--component <name>', 'the component that it belongs to')
    .option('--subcomponent <name>', 'the part of that')
    .option('--tags <words>', 'tags, as in queue,backpressure', list)
    .option('--description <text>', 'what it means')
    .option('--action <text>', 'what to do about it')
    .option('--runbook <url>', 'where that is told at length')
    .option('--since <version>', 'the version that has it first');
}

function writing(command: Command): Command {
  return command
    .optionsGroup('Run:')
    .option('-n, --dry-run', 'say what would be done, and write nothing')
    .option('--diff', 'print the change as a patch, and write nothing')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)');
}

function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

function fields(text: string, before: readonly NewField[] = []): readonly NewField[] {
  const [, name, type] = /^([^=]+)(?:=(.+))?$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('It must have the form name=type.');
  return [...before, { name, ...(type !== undefined && { type }) }];
}

function words(text: string, before: readonly FieldWord[] = []): readonly FieldWord[] {
  const [, name, said] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || said === undefined) {
    throw new InvalidArgumentError('It must have the form name=text.');
  }
  return [...before, { name, text: said }];
}

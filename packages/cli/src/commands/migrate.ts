/** `loglex migrate` and what is below it: their arguments. The work is imported when it is asked for. */
import { type Command, InvalidArgumentError, Option } from 'commander';

/** Where the plan lies, and whose it is. */
export interface PlanFileOptions {
  readonly plan: string;
  readonly config?: string;
}

/** Which calls. */
export interface SliceOptions {
  readonly component?: readonly string[];
  readonly owner?: readonly string[];
  readonly top?: number;
  readonly path?: readonly string[];
}

export interface MakePlanOptions extends SliceOptions {
  readonly tests?: true;
  readonly types?: true;
  readonly config?: string;
  readonly cache: boolean;
  readonly workers?: number;
}

export interface PlanOptions extends MakePlanOptions {
  readonly out: string;
  readonly format: 'text' | 'json';
  readonly force?: true;
}

export interface ReviewOptions extends PlanFileOptions {
  readonly all?: true;
}

export interface WriteMigrationOptions {
  readonly allowDirty?: true;
  readonly commit?: true;
}

export interface ApplyOptions extends PlanFileOptions, SliceOptions, WriteMigrationOptions {
  /** Nothing that an apply decides: whoever asks for it is told so. */
  readonly types?: true;
  readonly dryRun?: true;
  readonly diff?: true;
}

export interface MigrateOptions extends MakePlanOptions, WriteMigrationOptions {
  readonly yes?: true;
  readonly dryRun?: true;
  readonly diff?: true;
  readonly inline?: true;
  readonly unproven?: true;
}

export interface UndoOptions {
  readonly force?: true;
  readonly config?: string;
}

export interface ResumeOptions {
  readonly config?: string;
}

export interface VerifyOptions {
  readonly calls: number;
  readonly seed: number;
  readonly format: 'text' | 'json';
  readonly config?: string;
}

export const PLAN_FILE = 'loglex-plan.json';

export function register(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('turn raw messages into constants of the catalog: plan, show, ask, apply')
    .enablePositionalOptions()
    .usage('[options] [paths...]\n       loglex migrate <command> [options]')
    .argument('[paths...]', 'files and folders to migrate (default: what loglex.yaml includes)');
  writing(chosen(migrate.optionsGroup('Which calls:')))
    .option('-y, --yes', 'apply what is safe without asking')
    .option('-n, --dry-run', 'say what would be done, and write nothing')
    .option('--diff', 'print what would be written as a patch, and write nothing')
    .optionsGroup('The way back:')
    .option('--inline', 'turn constants into plain messages, for those who leave')
    .option('--unproven', 'with --inline: also calls of which something cannot be promised')
    .optionsGroup('Run:');
  running(migrate).action(async (paths: string[], options: MigrateOptions) => {
    if (options.inline) {
      const { runInline } = await import('../migrate/run-inline.ts');
      process.exitCode = await runInline(paths, options);
      return;
    }
    const { runMigrate } = await import('../migrate/run-migrate.ts');
    process.exitCode = await runMigrate(paths, options);
  });
  registerPlan(migrate);
  registerReview(migrate);
  registerApply(migrate);
  registerJournal(migrate);
  registerVerify(migrate);
}

function registerPlan(migrate: Command): void {
  const plan = migrate
    .command('plan')
    .description('write what would become of every raw log call, to be reviewed; change nothing')
    .argument('[paths...]', 'files and folders to plan for (default: what loglex.yaml includes)')
    .optionsGroup('Output:')
    .option('-o, --out <file>', 'the plan', PLAN_FILE)
    .option('--force', 'overwrite a plan in which somebody decided something')
    .addOption(
      new Option('-f, --format <name>', 'how the summary is written')
        .choices(['text', 'json'])
        .default('text'),
    );
  chosen(plan.optionsGroup('Which calls:')).optionsGroup('Run:');
  running(plan).action(async (paths: string[], options: PlanOptions) => {
    const { runPlan } = await import('../migrate/run-plan.ts');
    process.exitCode = await runPlan(paths, options);
  });
}

function registerReview(migrate: Command): void {
  const review = migrate
    .command('review')
    .description('go through the plan at a terminal: accept, edit, merge, skip')
    .option('--all', 'ask about what is safe, and what was decided before, as well');
  planned(review).action(async (options: ReviewOptions) => {
    const { runReview } = await import('../migrate/run-review.ts');
    process.exitCode = await runReview(options);
  });
}

function registerApply(migrate: Command): void {
  const apply = migrate
    .command('apply')
    .description('write what the plan says: catalog, generated files, code')
    .optionsGroup('Which calls of the plan:');
  writing(sliced(apply))
    .option('-n, --dry-run', 'say what would be written, and write nothing')
    .option('--diff', 'print what would be written as a patch, and write nothing')
    .addOption(new Option('--types').hideHelp())
    .optionsGroup('Run:');
  planned(apply).action(async (options: ApplyOptions) => {
    const { runApply } = await import('../migrate/run-apply.ts');
    process.exitCode = await runApply(options);
  });
}

function registerJournal(migrate: Command): void {
  configured(
    migrate
      .command('undo')
      .description('take the last apply back, byte for byte')
      .option('--force', 'also files that changed since; what they hold now is kept'),
  ).action(async (options: UndoOptions) => {
    const { runUndo } = await import('../migrate/run-journal.ts');
    process.exitCode = await runUndo(options);
  });
  configured(
    migrate.command('resume').description('finish an apply or undo that was cut short'),
  ).action(async (options: ResumeOptions) => {
    const { runResume } = await import('../migrate/run-journal.ts');
    process.exitCode = await runResume(options);
  });
}

function registerVerify(migrate: Command): void {
  const verify = migrate
    .command('verify')
    .description(
      'run generated calls in both forms with the loggers that are installed, and compare',
    )
    .option('--calls <n>', 'how many calls for each logger', wholeNumber, 1000)
    .option('--seed <n>', 'what they are generated from', wholeNumber, 1)
    .addOption(
      new Option('-f, --format <name>', 'how the result is written')
        .choices(['text', 'json'])
        .default('text'),
    );
  configured(verify).action(async (options: VerifyOptions) => {
    const { runVerify } = await import('../migrate/run-verify.ts');
    process.exitCode = await runVerify(options);
  });
}

function chosen(command: Command): Command {
  return sliced(command)
    .option('--tests', 'test files as well')
    .option('--types', "ask the project's TypeScript what is a logger, and what would not compile");
}

function sliced(command: Command): Command {
  return command
    .option('--component <names>', 'those of these components, as in orders,billing', list)
    .option('--owner <names>', 'those of components with these owners', list)
    .option('--path <globs>', 'those in files that match, as in src/orders/**', list)
    .option('--top <n>', 'those of the constants with the most calls', wholeNumber);
}

function writing(command: Command): Command {
  return command
    .optionsGroup('How:')
    .option('--commit', 'commit what is written, one commit for each component')
    .option('--allow-dirty', 'write though git has changes that are not committed');
}

function running(command: Command): Command {
  return configured(command)
    .option('--no-cache', 'neither read nor write the cache')
    .option(
      '--workers <n>',
      'threads to use (default: chosen by the size of the project)',
      wholeNumber,
    );
}

function planned(command: Command): Command {
  return configured(command.option('-p, --plan <file>', 'the plan', PLAN_FILE));
}

function configured(command: Command): Command {
  return command.option(
    '-c, --config <file>',
    'the settings file (default: the nearest loglex.yaml)',
  );
}

function list(text: string): readonly string[] {
  return text.split(',').filter((part) => part !== '');
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number from 1.');
  }
  return Number(text);
}

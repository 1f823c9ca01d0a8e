/** From arguments to a command, and from whatever goes wrong to words and an exit code. */
import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import { COMMANDS } from './commands/commands.ts';
import { EXIT } from './exit-code.ts';
import { visibleLines } from './terminal/visible.ts';
import { version } from './version.ts';

/** Runs the command that `args` name. Resolves to the exit code; never rejects. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(args[0]);
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.failed;
    }
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.clean);
  } catch (error) {
    return explainFailure(error);
  }
}

/** The program with the one command that comes first, or with all where something else does. */
async function buildProgram(name?: string): Promise<Command> {
  const program = new Command('loglex')
    .description('Logging discipline: checks log calls against a catalog of log constants.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    // The list of `loglex catalog --help` leaves a terminal of 80 columns fewer than the 40 that Commander asks for.
    .configureHelp({ minWidthToWrap: 30 })
    .showSuggestionAfterError()
    // What stands behind the name of a command belongs to that command: `migrate` and `migrate plan` share options.
    .enablePositionalOptions()
    .exitOverride();
  const one = name === undefined ? undefined : COMMANDS.get(name);
  for (const load of one ? [one] : COMMANDS.values()) (await load()).register(program);
  return program;
}

/** Says on stderr what went wrong; a stack only where it was asked for. */
function explainFailure(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has already printed the help, the version or its one-line message.
    return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (process.env['LOGLEX_DEBUG'] && error instanceof Error) {
    process.stderr.write(`${error.stack ?? message}\n`);
  } else if (error instanceof CommandError) {
    process.stderr.write(`loglex: ${visibleLines(message)}\n`);
  } else {
    process.stderr.write(
      `loglex: ${visibleLines(message)}\nThis was not expected: LOGLEX_DEBUG=1 shows where it happened.\n`,
    );
  }
  return EXIT.failed;
}

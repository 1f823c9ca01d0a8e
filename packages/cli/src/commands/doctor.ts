/** `loglex doctor`: whether everything that Loglex needs is there, and what to do where it is not. */
import type { Command } from 'commander';

export interface DoctorOptions {
  readonly config?: string;
}

export function register(program: Command): void {
  program
    .command('doctor')
    .description('check the setup: settings, catalogs, files, parser, references')
    .option('-c, --config <file>', 'the settings file (default: the nearest loglex.yaml)')
    .action(async (options: DoctorOptions) => {
      const { runDoctor } = await import('../doctor/run-doctor.ts');
      process.exitCode = await runDoctor(options);
    });
}

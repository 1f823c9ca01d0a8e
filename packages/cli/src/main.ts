#!/usr/bin/env node
/**
 * The program `loglex`. Only what every run needs is imported here: the version is answered without
 * a parser of arguments, and a command is loaded when it is run.
 */
import './short-run.ts';
import { version } from './version.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that closes early (`| head`) is no error of ours.
    if (error.code === 'EPIPE') process.exit();
    if (stream === process.stdout) process.stderr.write(`loglex: stdout: ${error.message}\n`);
    process.exit(2);
  });
}

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version()}\n`);
} else {
  const { run } = await import('./program.ts');
  process.exitCode = await run(args);
}

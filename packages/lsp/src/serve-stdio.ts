/** Serves the client at the other end of standard input and output. */
import { createRequire } from 'node:module';
import { serve } from './serve.ts';

/** Resolves never: the process ends when the client says so, or is gone. */
export function serveStdio(): void {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  // Some messages are told with all that the client sent.
  const log = (message: string) => {
    process.stderr.write(`loglex: ${message.slice(0, LONGEST_LOGGED)}\n`);
  };
  // A defect in something that runs between requests costs that, and no answer.
  process.on('uncaughtException', (error) => log(error.stack ?? error.message));
  process.on('unhandledRejection', (reason) => log(String(reason)));
  process.stderr.on('error', () => undefined);
  serve({
    input: process.stdin,
    output: process.stdout,
    version,
    exit: (code) => process.exit(code),
    log,
  });
}

const LONGEST_LOGGED = 2_000;

/** Serves the client at the other end of standard input and output. */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { serve } from './serve.ts';

/** Resolves never: the process ends when the client says so, or is gone. */
export function serveStdio(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
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

/**
 * By so much the heap may grow beyond what is in use before V8 collects its garbage. Left alone it lets the heap of a server
 * that parses at every keystroke grow to several times of that, and keeps it all day. By 30 instead of 100, a keystroke in a file
 * of 100 KB took half as much processor time again, for a tenth less memory.
 */
const HEAP_GROWING_PERCENT = 100;

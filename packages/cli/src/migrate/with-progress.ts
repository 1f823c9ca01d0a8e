/** A change of many files at a terminal: a bar while it lasts, and Ctrl-C that stops it between two files. */
import { say } from '../terminal/output.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';

type Step = 'read' | 'compile' | 'write';

/** The second Ctrl-C ends the program as it would without us: even then no file is half written. */
export async function withProgress<Result>(
  work: (
    onProgress: (step: Step, done: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<Result>,
): Promise<Result> {
  const bars: Readonly<Record<Step, Progress>> = {
    read: await startProgress({ doing: 'reading' }),
    compile: await startProgress({ doing: 'checking types' }),
    write: await startProgress({ doing: 'writing', estimate: true }),
  };
  const abort = new AbortController();
  const stop = (): void => {
    abort.abort();
    say('\nStopping after the files at hand.');
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await work((step, done, total) => {
      if (step !== 'read') bars.read.stop();
      if (step === 'write') bars.compile.stop();
      bars[step].update(done, total);
    }, abort.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    for (const bar of Object.values(bars)) bar.stop();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

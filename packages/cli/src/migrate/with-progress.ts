/** A change of many files at a terminal: a bar while it lasts, and Ctrl-C that stops it between two files. */
import { say } from '../terminal/output.ts';
import { type Progress, startProgress } from '../terminal/progress.ts';

type Step = 'read' | 'write';

const DOING = { read: 'reading', write: 'writing' } as const;

/** The second Ctrl-C ends the program as it would without us: even then no file is half written. */
export async function withProgress<Result>(
  work: (
    onProgress: (step: Step, done: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<Result>,
): Promise<Result> {
  const bars: Readonly<Record<Step, Progress>> = {
    read: await startProgress({ doing: DOING.read }),
    write: await startProgress({ doing: DOING.write, estimate: true }),
  };
  const abort = new AbortController();
  const stop = (): void => {
    abort.abort();
    say('\nStopping after the files at hand.');
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await work((step, done, total) => {
      if (step === 'write') bars.read.stop();
      bars[step].update(done, total);
    }, abort.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    bars.read.stop();
    bars.write.stop();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Collects the facts of many files, on several threads where that pays. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problem.ts';
import { doWork, type FileResult, type Work } from './work.ts';

export interface CollectOptions {
  /** Threads to use, this one included. Default: as many as pay for this number of files. */
  readonly threads?: number;
  /** Called now and then with the number of files done. */
  readonly onProgress?: (done: number) => void;
  /** Work of another kind for this thread, done when the others have started. */
  readonly meanwhile?: () => void;
}

export interface Collected {
  /** One per file, in the order of the files, whichever thread read it. */
  readonly results: readonly FileResult[];
  /** What befell a thread as a whole. Its files are done by this one. */
  readonly problems: readonly Problem[];
}

/** The results of all files of `work`. Rejects never: what goes wrong is in the results. */
export async function collect(
  work: Omit<Work, 'next'>,
  options: CollectOptions = {},
): Promise<Collected> {
  const shared: Work = { ...work, next: new Int32Array(new SharedArrayBuffer(4)) };
  const results = new Array<FileResult | undefined>(work.files.length);
  let done = 0;
  const take = (batch: readonly FileResult[]) => {
    for (const result of batch) results[result.index] = result;
    done += batch.length;
    options.onProgress?.(done);
  };
  const helpers = Math.min(options.threads ?? threadsFor(work.files.length), MAX_THREADS) - 1;
  const running = Array.from({ length: WORKER === undefined ? 0 : helpers }, () =>
    runWorker(WORKER!, shared, take),
  );
  options.meanwhile?.();
  let sinceBreath = performance.now();
  for (const batch of doWork(shared)) {
    take(batch);
    // Messages of the workers, and a progress bar, wait for the event loop.
    if (performance.now() - sinceBreath < BREATH_MS) continue;
    await setImmediate();
    sinceBreath = performance.now();
  }
  const problems = (await Promise.all(running)).filter((problem) => problem !== undefined);
  // Whatever a thread took with it when it died is done once more, here.
  const missing = [...results.keys()].filter((index) => results[index] === undefined);
  for (const index of missing) take(redo(work, index));
  return { results: results as FileResult[], problems };
}

const BREATH_MS = 50;
const MAX_THREADS = 8;

/** A thread costs its start and a second parser: fewer files than this are done before it is up. */
const FILES_PER_THREAD = 200;

function threadsFor(files: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(files / FILES_PER_THREAD)));
}

/** The compiled worker lies beside this module; sources run through a test runner have none. */
const WORKER = import.meta.url.endsWith('.ts')
  ? undefined
  : new URL('./facts-worker.js', import.meta.url);

function runWorker(
  entry: URL,
  work: Work,
  take: (batch: readonly FileResult[]) => void,
): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    const failed = (error: Error) => {
      const message = `A worker thread stopped, and its files were read again: ${error.message}.`;
      resolve({ kind: 'internal', file: '.', message });
    };
    const worker = new Worker(entry, { workerData: work });
    worker.on('message', take);
    worker.on('error', failed);
    worker.on('exit', (code) => {
      if (code === 0) resolve(undefined);
      else failed(new Error(`exit code ${code}`));
    });
  });
}

function redo(work: Omit<Work, 'next'>, index: number): readonly FileResult[] {
  const next = new Int32Array(1);
  const one = { ...work, files: [work.files[index]!], scopes: work.scopes.slice(index, index + 1) };
  return [...doWork({ ...one, next })].flat().map((result) => ({ ...result, index }));
}

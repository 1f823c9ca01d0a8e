/** Has many files analysed, on several threads where that pays. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problem.ts';
import { doWork, type FileResult, type PostedResult, receivedResult, type Work } from './work.ts';

export interface CollectOptions {
  /** Threads to use, this one included. Default: as many as pay for this number of files. */
  readonly threads: number | undefined;
  /** Work of another kind for this thread, done when the others have started. */
  readonly meanwhile: () => void;
  /** Takes results as they come, in no order; those of other threads come when this one draws breath. */
  readonly take: (results: readonly FileResult[]) => void;
}

/**
 * Calls `take` with a result for each file of `work`, once. Never rejects: what goes wrong with a file is
 * in its result; what befalls a thread as a whole is returned, and its files are done by this one.
 */
export async function collect(
  work: Omit<Work, 'next'>,
  { threads, meanwhile, take }: CollectOptions,
): Promise<readonly Problem[]> {
  const shared: Work = { ...work, next: new Int32Array(new SharedArrayBuffer(4)) };
  const missing = new Set(work.files.keys());
  const receive = (results: readonly FileResult[]) => {
    for (const { index } of results) missing.delete(index);
    take(results);
  };
  const others = WORKER === undefined ? 0 : (threads ?? threadsFor(work.files.length)) - 1;
  const running = Array.from({ length: Math.min(others, MAX_THREADS) }, () =>
    runWorker(WORKER!, shared, receive),
  );
  meanwhile();
  let lastBreath = performance.now();
  for (const results of doWork(shared)) {
    receive(results);
    if (performance.now() - lastBreath < BREATH_MS) continue;
    await setImmediate();
    lastBreath = performance.now();
  }
  const problems = (await Promise.all(running)).filter((problem) => problem !== undefined);
  // What a thread took along when it died is done once more, here.
  for (const index of [...missing]) receive(redo(work, index));
  return problems;
}

const BREATH_MS = 20;
const MAX_THREADS = 8;

/** As much as a main thread has: what can be parsed must not depend on who parses it. */
const STACK_MB = 8;

/** Trees die young and small; a larger nursery takes memory and saves no time. */
const YOUNG_MB = 8;

/** A thread costs its start and a parser of its own: fewer files than this are done before it is up. */
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
  receive: (results: readonly FileResult[]) => void,
): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    const failed = (error: Error) => {
      const message = `A worker thread stopped, and its files were read again: ${error.message}.`;
      resolve({ kind: 'internal', file: '.', message });
    };
    const worker = new Worker(entry, {
      workerData: work,
      execArgv: [], // Options of this process, such as `--input-type`, are not meant for it.
      resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (posted: readonly PostedResult[]) => receive(posted.map(receivedResult)));
    worker.on('error', failed);
    worker.on('exit', (code) => {
      if (code === 0) resolve(undefined);
      else failed(new Error(`exit code ${code}`));
    });
  });
}

function redo(work: Omit<Work, 'next'>, index: number): readonly FileResult[] {
  const one: Work = {
    ...work,
    files: [work.files[index]!],
    scopes: work.scopes.slice(index, index + 1),
    known: new Map(),
    next: new Int32Array(1),
  };
  return [...doWork(one)].flat().map((result) => ({ ...result, index }));
}

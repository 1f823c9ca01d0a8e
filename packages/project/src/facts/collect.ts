/** Has many files analysed, on several threads where that pays. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../problem.ts';
import { startThread, type WaitingThreads } from './thread.ts';
import { doWork, type FileResult, type Work } from './work.ts';

export interface CollectOptions {
  /** Threads to use, this one included. Default: as many as pay for this number of files. */
  readonly threads: number | undefined;
  /** Threads that were started before the files were known; those that are not needed are dismissed. */
  readonly waiting?: WaitingThreads | undefined;
  /** Work of another kind for this thread, done when the others have started. */
  readonly meanwhile: () => void;
  /** Takes results as they come, in no order; those of other threads come when this one draws breath. */
  readonly take: (results: readonly FileResult[]) => void;
  /** Ends the work early: what was taken stays taken. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls `take` with a result for each file of `work`, once, unless `signal` ends it. Never rejects: what goes wrong with a
 * file is in its result; what befalls a thread as a whole is returned, and its files are done by this one.
 */
export async function collect(
  work: Omit<Work, 'next'>,
  { threads, waiting, meanwhile, take, signal }: CollectOptions,
): Promise<readonly Problem[]> {
  const shared: Work = { ...work, next: new Int32Array(new SharedArrayBuffer(4)) };
  const missing = new Set(work.files.keys());
  const receive = (results: readonly FileResult[]) => {
    for (const { index } of results) missing.delete(index);
    take(results);
  };
  const others = Math.min((threads ?? threadsFor(work.files.length)) - 1, MAX_THREADS);
  const running = putToWork(waiting, others, shared, receive);
  meanwhile();
  let lastBreath = performance.now();
  for (const results of doWork(shared)) {
    receive(results);
    if (performance.now() - lastBreath < BREATH_MS) continue;
    await setImmediate();
    lastBreath = performance.now();
    // Whoever asks for the next file finds that there is none.
    if (signal?.aborted === true) Atomics.store(shared.next, 0, work.files.length);
  }
  const problems = (await Promise.all(running)).filter((problem) => problem !== undefined);
  if (signal?.aborted === true) return problems;
  // What a thread took along when it died is done once more, here.
  for (const index of [...missing]) receive(redo(work, index));
  return problems;
}

const BREATH_MS = 20;
const MAX_THREADS = 8;

/** A thread costs its start and a parser of its own: fewer files than this are done before it is up. */
const FILES_PER_THREAD = 200;

function threadsFor(files: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(files / FILES_PER_THREAD)));
}

/** As many threads as the machine has use for, for a run that expects to read many files. */
export function startThreads(threads = availableParallelism()): WaitingThreads {
  return Array.from({ length: Math.min(threads - 1, MAX_THREADS) }, startThread).filter(
    (thread) => thread !== undefined,
  );
}

function putToWork(
  waiting: WaitingThreads = [],
  wanted: number,
  work: Work,
  receive: (results: readonly FileResult[]) => void,
): Promise<Problem | undefined>[] {
  for (const thread of waiting.slice(Math.max(0, wanted))) thread.dismiss();
  return Array.from({ length: Math.max(0, wanted) }, (_, index) => {
    const thread = waiting[index] ?? startThread();
    return thread?.run(work, receive) ?? Promise.resolve(undefined);
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

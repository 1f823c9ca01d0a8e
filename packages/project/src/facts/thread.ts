/** A thread that reads files. It may be started before there is work, so that it is up when work comes. */
import { Worker } from 'node:worker_threads';
import type { Problem } from '../problem.ts';
import { type FileResult, type PostedResult, receivedResult, type Work } from './work.ts';

export interface Thread {
  /** Has it do its share of `work`. Resolves when it has ended, to what befell it. */
  run(work: Work, receive: (results: readonly FileResult[]) => void): Promise<Problem | undefined>;
  /** Ends a thread that is not needed. */
  dismiss(): void;
}

export type WaitingThreads = readonly Thread[];

/** The compiled worker lies beside this module; sources run through a test runner have none. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? undefined
  : new URL('./facts-worker.js', import.meta.url);

/** As much as a main thread has: what can be parsed must not depend on who parses it. */
const STACK_MB = 8;

/** Trees die young and small; a larger nursery takes memory and saves no time. */
const YOUNG_MB = 8;

/** `undefined` where there is no compiled code for a thread to run. */
export function startThread(): Thread | undefined {
  if (ENTRY === undefined) return undefined;
  const worker = new Worker(ENTRY, {
    execArgv: [], // Options of this process, such as `--input-type`, are not meant for it.
    resourceLimits: { stackSizeMb: STACK_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const ended = new Promise<Problem | undefined>((resolve) => {
    const failed = (error: Error) => {
      const message = `A worker thread stopped, and its files were read again: ${error.message}.`;
      resolve({ kind: 'internal', file: '.', message });
    };
    worker.on('error', failed);
    worker.on('exit', (code) => {
      if (code === 0) resolve(undefined);
      else failed(new Error(`exit code ${code}`));
    });
  });
  return {
    run(work, receive) {
      worker.on('message', (posted: readonly PostedResult[]) =>
        receive(posted.map(receivedResult)),
      );
      worker.postMessage(work);
      return ended;
    },
    dismiss() {
      void worker.terminate();
    },
  };
}

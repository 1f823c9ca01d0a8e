/** The entry of a worker thread: does its share of the work and posts what it finds. */
import { parentPort, workerData } from 'node:worker_threads';
import { formatAnalysis } from './analyse.ts';
import { doWork, type PostedResult, type Work } from './work.ts';

for (const results of doWork(workerData as Work)) {
  // As text: it crosses threads as fast as any copy, and is what the cache keeps.
  const posted = results.map(({ analysis, ...rest }): PostedResult => {
    return analysis === 'same'
      ? { ...rest, same: true }
      : { ...rest, json: formatAnalysis(analysis) };
  });
  parentPort?.postMessage(posted);
}

/** The entry of a worker thread: does its share of the work and posts what it finds. */
import { parentPort } from 'node:worker_threads';
import { loadOxc } from '../parse/oxc.ts';
import { formatAnalysis } from './analyse.ts';
import { doWork, type PostedResult, type Work } from './work.ts';

parentPort?.once('message', (work: Work) => {
  for (const results of doWork(work)) {
    // As text: it crosses threads as fast as any copy, and is what the cache keeps.
    const posted = results.map(({ analysis, ...rest }): PostedResult => {
      return analysis === 'same'
        ? { ...rest, same: true }
        : { ...rest, json: formatAnalysis(analysis) };
    });
    parentPort?.postMessage(posted);
  }
});

try {
  loadOxc(); // While the list of files is being made.
} catch {
  // Told with the first file that needs it.
}

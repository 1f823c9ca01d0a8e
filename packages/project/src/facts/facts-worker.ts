/** The entry of a worker thread: does its share of the work and posts what it finds. */
import { parentPort, workerData } from 'node:worker_threads';
import { doWork, type Work } from './work.ts';

for (const batch of doWork(workerData as Work)) parentPort?.postMessage(batch);

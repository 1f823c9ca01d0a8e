import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(import.meta.url);
import {
  doWork
} from "./chunk-UZ2TYUID.js";

// packages/project/src/facts/facts-worker.ts
import { parentPort, workerData } from "node:worker_threads";
for (const batch of doWork(workerData)) parentPort?.postMessage(batch);

/** `@loglex/runtime/bridge`: records that cross from a worker process to its host on lines of text, and both ends of the way. */
export {
  type Bridge,
  type BridgeCounts,
  type BridgeOptions,
  createBridge,
  type DrainingStream,
} from './bridge.ts';
export { readLine, type WorkerLine } from './line.ts';
export { createLineLogger } from './line-logger.ts';
export { bridgeProcess, type WorkerEnd, type WorkerProcess } from './process.ts';

/** A bridge for a child process: both of its streams, and how it ended. */
import { type Bridge, type BridgeCounts, type BridgeOptions, createBridge } from './bridge.ts';

/** What is used of Node's `ChildProcess`, so that Node is not imported. */
export interface WorkerProcess {
  readonly stdout: AsyncIterable<Uint8Array | string> | null;
  readonly stderr: AsyncIterable<Uint8Array | string> | null;
  once(event: 'close', listener: (code: number | null, signal: string | null) => void): unknown;
  once(event: 'error', listener: (error: Error) => void): unknown;
}

export interface WorkerEnd {
  /** `null` where a signal ended it, or it never began. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** It could not be started. */
  readonly error?: Error;
  readonly counts: Readonly<BridgeCounts>;
  /** The last lines that it wrote to standard error, as they were: what a report of its crash needs. */
  readonly stderrTail: readonly string[];
}

const TAIL_LINES = 20;
const TAIL_WIDTH = 2000;

/**
 * Logs all that a child process prints until it has ended. Never rejects.
 * @param child as `child_process.spawn` returns it, its output piped.
 */
export async function bridgeProcess(
  child: WorkerProcess,
  options: BridgeOptions,
): Promise<WorkerEnd> {
  const stderrTail: string[] = [];
  const bridge = createBridge({
    ...options,
    onLine(line, stream) {
      if (stream === 'stderr' && stderrTail.push(line.slice(0, TAIL_WIDTH)) > TAIL_LINES) {
        stderrTail.shift();
      }
      options.onLine?.(line, stream);
    },
  });
  const ended = new Promise<Pick<WorkerEnd, 'exitCode' | 'signal' | 'error'>>((resolve) => {
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
    child.once('error', (error) => resolve({ exitCode: null, signal: null, error }));
  });
  await Promise.all([
    readAll(bridge, child.stdout, 'stdout'),
    readAll(bridge, child.stderr, 'stderr'),
  ]);
  return { ...(await ended), counts: bridge.counts, stderrTail };
}

/** A stream that breaks off is one that ends: how the process ended says more. */
async function readAll(
  bridge: Bridge,
  stream: WorkerProcess['stdout'],
  name: string,
): Promise<void> {
  if (stream === null) return;
  await bridge.read(stream, name).catch(() => undefined);
}

/** Reads all files of a live project into its index, while what is typed and what changes on disk meanwhile counts more. */
import type { ProjectIndex } from '@loglex/engine';
import type { gatherFacts } from '../facts/gather.ts';
import type { FileStamp } from '../facts/source-reader.ts';
import type { Problem } from '../problem.ts';

export interface FillOptions {
  /** Called now and then, with counts of files. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the filling; what is in the index by then stays. */
  readonly signal?: AbortSignal;
}

/** `partial`: the filling was ended early. */
export type LivePhase = 'empty' | 'filling' | 'ready' | 'partial';

export interface LiveFilling {
  readonly phase: LivePhase;
  /** How far it is, as people read it; `undefined` before the first file is read. */
  readonly progress: string | undefined;
  /** Reads all files of the project, from the cache where it knows them. A later call ends an earlier one. */
  fill(options?: FillOptions): Promise<void>;
  /** What the index says of a file is newer than what is being read. */
  touched(file: string): void;
}

export interface LiveFillingOptions {
  readonly gather: (options: Parameters<typeof gatherFacts>[1]) => ReturnType<typeof gatherFacts>;
  readonly index: ProjectIndex;
  /** Files as they were when they were read. */
  readonly stamps: Map<string, FileStamp>;
  /** What kept files from being read, wholly or at all. */
  readonly unreadable: Map<string, Problem>;
  readonly isOpen: (file: string) => boolean;
}

export function createLiveFilling(options: LiveFillingOptions): LiveFilling {
  const { gather, index, stamps, unreadable, isOpen } = options;
  let phase: LivePhase = 'empty';
  let progress: string | undefined;
  let filling: { readonly abort: AbortController; readonly touched: Set<string> } | undefined;

  async function fill({ onProgress, signal }: FillOptions = {}): Promise<void> {
    filling?.abort.abort();
    const mine = { abort: new AbortController(), touched: new Set<string>() };
    filling = mine;
    phase = 'filling';
    progress = undefined;
    const stop = () => mine.abort.abort();
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
    const seen = new Set<string>();
    const isKnownBetter = (file: string) =>
      filling !== mine || isOpen(file) || mine.touched.has(file);
    try {
      const { whole, problems } = await gather({
        signal: mine.abort.signal,
        onStamp: (file, stamp) => stamps.set(file, stamp),
        onFacts({ facts }) {
          seen.add(facts.file);
          if (!isKnownBetter(facts.file)) index.set(facts);
        },
        onProgress(done, total) {
          progress = `${done} of ${total} files`;
          onProgress?.(done, total);
        },
      });
      if (filling !== mine) return;
      for (const file of whole ? unreadable.keys() : []) {
        if (!isKnownBetter(file)) unreadable.delete(file);
      }
      for (const problem of problems) {
        if (!isKnownBetter(problem.file)) unreadable.set(problem.file, problem);
      }
      // What was there before and is no more.
      for (const { file } of whole ? [...index.files()] : []) {
        if (!seen.has(file) && !isKnownBetter(file)) index.delete(file);
      }
      phase = whole ? 'ready' : 'partial';
    } finally {
      signal?.removeEventListener('abort', stop);
      if (filling === mine) {
        filling = undefined;
        if (phase === 'filling') phase = 'partial';
      }
    }
  }

  return {
    get phase() {
      return phase;
    },
    get progress() {
      return progress;
    },
    fill,
    touched: (file) => void filling?.touched.add(file),
  };
}

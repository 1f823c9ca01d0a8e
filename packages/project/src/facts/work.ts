/** The work that threads share: a list of files, and a counter that says which is next. */
import { join } from 'node:path';
import type { Settings } from '@loglex/engine';
import { fileSystemReason } from '../problem.ts';
import { type Analysis, analyseBytes, MAX_SOURCE_BYTES } from './analyse.ts';
import { createFrontEnd, type FrontEnd } from './front-end.ts';
import { type FileStamp, sourceReader } from './source-reader.ts';

/** Plain data: it crosses threads. */
export interface Work {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** POSIX paths from the root. */
  readonly files: readonly string[];
  /** The settings of each scope of the project, and the scope of each file. */
  readonly settings: readonly Settings[];
  readonly scopes: Uint16Array;
  /** One number, shared by all threads: the next file that nobody has taken. */
  readonly next: Int32Array;
}

export interface FileResult {
  /** Into `Work.files`. */
  readonly index: number;
  readonly analysis: Analysis;
  /** Absent where the file could not be opened. */
  readonly stamp?: FileStamp;
}

/** Few enough that threads end together, many enough that the counter costs nothing. */
const TAKE = 8;

/** Takes files until none is left, a few at a time; yields after each take, so that others get their turn. */
export function* doWork(work: Work): Generator<readonly FileResult[], void, void> {
  const frontEnds: FrontEnd[] = [];
  const read = sourceReader(MAX_SOURCE_BYTES);
  for (;;) {
    const start = Atomics.add(work.next, 0, TAKE);
    if (start >= work.files.length) return;
    const results: FileResult[] = [];
    for (let index = start; index < Math.min(start + TAKE, work.files.length); index++) {
      const scope = work.scopes[index]!;
      const frontEnd = (frontEnds[scope] ??= createFrontEnd(work.settings[scope]!));
      results.push(analyseFile(work, index, frontEnd, read));
    }
    yield results;
  }
}

function analyseFile(
  work: Work,
  index: number,
  frontEnd: FrontEnd,
  read: ReturnType<typeof sourceReader>,
): FileResult {
  const file = work.files[index]!;
  try {
    const { bytes, size, modified } = read(join(work.root, file));
    const stamp = { size, modified };
    if (bytes === undefined) return { index, stamp, analysis: { leftOut: 'too-large' } };
    return { index, stamp, analysis: analyseBytes(file, bytes, frontEnd) };
  } catch (error) {
    const message = fileSystemReason(error, 'read');
    return { index, analysis: { problem: { kind: 'read', file, message } } };
  }
}

/** The work that threads share: a list of files, and a counter that says which is next. */
import type { Settings } from '@loglex/engine';
import { fileSystemReason } from '../problem.ts';
import { type Analysis, analyseBytes, MAX_SOURCE_BYTES, parseAnalysis } from './analyse.ts';
import { hashOf } from '../cache/cache-file.ts';
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
  /** Hashes of contents that the cache knows, by index; a file that has its hash is not analysed again. */
  readonly known: ReadonlyMap<number, string>;
  /** Whether the hash of each file with facts is asked for. */
  readonly hashes: boolean;
  /** One number, shared by all threads: the next file that nobody has taken. */
  readonly next: Int32Array;
}

export interface FileResult {
  /** Into `Work.files`. */
  readonly index: number;
  /** `same`: the content is the one that the cache knows. */
  readonly analysis: Analysis | 'same';
  /** The analysis as JSON, where another thread made it. */
  readonly json?: string;
  /** Absent where the file could not be opened. */
  readonly stamp?: FileStamp;
  readonly hash?: string;
}

/** A result as it crosses threads. */
export type PostedResult = Omit<FileResult, 'analysis'> & { readonly same?: true };

/** The result that a worker posted. */
export function receivedResult({ same, ...posted }: PostedResult): FileResult {
  return { ...posted, analysis: same === true ? 'same' : parseAnalysis(posted.json ?? '') };
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
    const { bytes, size, modified } = read(`${work.root}/${file}`);
    const stamp = { size, modified };
    if (bytes === undefined) return { index, stamp, analysis: { leftOut: 'too-large' } };
    const known = work.known.get(index);
    if (known !== undefined && known === hashOf(bytes))
      return { index, stamp, hash: known, analysis: 'same' };
    const analysis = analyseBytes(file, bytes, frontEnd);
    const hash = work.hashes && analysis.facts !== undefined ? hashOf(bytes) : undefined;
    return { index, stamp, analysis, ...(hash !== undefined && { hash }) };
  } catch (error) {
    const message = fileSystemReason(error, 'read');
    return { index, analysis: { problem: { kind: 'read', file, message } } };
  }
}

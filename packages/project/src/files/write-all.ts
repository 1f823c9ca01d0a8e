/** Writes several files that belong together: all of them, or none. */
import type { Problem } from '../problem.ts';
import { replaceFile } from './write.ts';

/** A file, what it says and what it is to say. */
export interface ChangedText {
  /** POSIX path from the root. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What is written is put back where a later file cannot be; returns what kept that one from being written. */
export function writeAll(root: string, files: readonly ChangedText[]): Problem | undefined {
  for (const [index, { file, after }] of files.entries()) {
    const problem = replaceFile(root, file, after);
    if (problem === undefined) continue;
    for (const done of files.slice(0, index)) replaceFile(root, done.file, done.before);
    return problem;
  }
  return undefined;
}

/** What could not be done, as data: a run reports it and goes on. */
import type { TextRange } from '@loglex/catalog';

/**
 * What kept a part of the work from being done.
 * `arguments`: a path that was asked for; `settings`: `loglex.yaml`; `catalog`: a catalog file that
 * cannot be read; `read`: a file or folder; `syntax`: a file that is no valid source; `write`: a fix
 * that could not be written; `internal`: a defect of Loglex, met on one file.
 */
export type ProblemKind =
  'arguments' | 'settings' | 'catalog' | 'read' | 'syntax' | 'write' | 'internal';

export interface Problem {
  readonly kind: ProblemKind;
  /** POSIX path relative to the project's root; as given where it lies outside. */
  readonly file: string;
  /** What is wrong and what to do: one or two sentences, without the file's name. */
  readonly message: string;
  /** UTF-16 offsets, where the problem has a place in the file. */
  readonly range?: TextRange;
}

/** Why the file system refused, in words. `action` completes "It cannot be …": `read`, `written`. */
export function fileSystemReason(error: unknown, action: 'read' | 'written'): string {
  const code = errorCode(error);
  const words = code === undefined ? undefined : REASONS.get(code);
  if (words !== undefined) return `It cannot be ${action}: ${words} (${code}).`;
  return `It cannot be ${action}: ${error instanceof Error ? error.message : String(error)}.`;
}

/** `ENOENT` and its like, where `error` is one of the file system's. */
export function errorCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a folder where a file should be'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['ENOENT', 'no such file or folder'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
]);

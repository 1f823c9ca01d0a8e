/** Reads one file as text, or says why it is none. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { fileSystemReason, type Problem, type ProblemKind } from '../problem.ts';

export type ReadText =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: Problem };

/**
 * The text of `path`, byte order mark kept, so that offsets count it. `file` is the name to report.
 * A folder, a file that may not be read, a binary one and one that is not UTF-8 are problems.
 */
export function readText(path: string, file: string, kind: ProblemKind = 'read'): ReadText {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: { kind, file, message: fileSystemReason(error, 'read') } };
  }
  return decodeText(bytes, file, kind);
}

/** The text that `bytes` hold, or why they hold none. */
export function decodeText(bytes: Buffer, file: string, kind: ProblemKind = 'read'): ReadText {
  if (bytes.includes(0)) {
    const message =
      'It holds zero bytes: it is binary, or text in UTF-16. Leave it out, or save it as UTF-8.';
    return { problem: { kind, file, message } };
  }
  if (!isUtf8(bytes)) {
    const message = 'It is not valid UTF-8. Save it as UTF-8, or leave it out.';
    return { problem: { kind, file, message } };
  }
  return { text: bytes.toString('utf8') };
}

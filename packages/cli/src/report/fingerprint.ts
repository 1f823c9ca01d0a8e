/** Names for findings that outlive edits elsewhere in the file: what baselines and CI systems compare. */
import { createHash } from 'node:crypto';
import type { Finding } from '@loglex/engine';

/** Longest source text that stands in a baseline as it is. */
const READABLE = 72;

/**
 * The reported source as one line of a reviewable file: white space collapsed, long text cut and
 * completed by a hash. It holds nothing of Loglex's own wording and nothing of the catalog, so that a new
 * release or a new constant does not make old findings new.
 */
export function excerpt(source: string): string {
  const line = source.replace(/\s+/g, ' ').trim();
  return line.length <= READABLE ? line : `${line.slice(0, READABLE - 10)}… #${hash(line, 8)}`;
}

/** Gives each finding a name of its own: the n-th of several equal ones is told apart by `n`. */
export function fingerprints(): (finding: Finding, source: string) => string {
  const seen = new Map<string, number>();
  return ({ check, file, messageId }, source) => {
    const key = JSON.stringify([check, file, messageId, source.replace(/\s+/g, ' ').trim()]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return hash(`${key}${nth}`, 32);
  };
}

/** The first `length` hexadecimal digits of a SHA-256. */
function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

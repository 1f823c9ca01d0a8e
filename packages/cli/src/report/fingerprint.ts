/** Names for findings that outlive edits elsewhere in the file: what baselines and CI systems compare. */
import { createHash } from 'node:crypto';
import type { TextRange } from '@loglex/catalog';
import type { Finding } from '@loglex/engine';

/** Longest source text that stands in a baseline as it is. */
const READABLE = 72;

/** How much of the reported text counts, and how much of its line on either side. */
const LONGEST = 2000;
const NEAR = 200;

/**
 * The lines that a finding touches as one line of a reviewable file: white space collapsed, long text cut
 * and completed by a hash. It holds nothing of Loglex's own wording and nothing of the catalog, so that a
 * new release or a new constant does not make old findings new; who edits such a line answers for it.
 */
export function excerpt(text: string, range: TextRange): string {
  const line = touched(text, range);
  return line.length <= READABLE ? line : `${line.slice(0, READABLE - 11)}… #${hash(line, 8)}`;
}

/** Gives each finding a name of its own: the n-th of several equal ones is told apart by `n`. */
export function fingerprints(): (finding: Finding, text: string) => string {
  const seen = new Map<string, number>();
  return ({ check, file, messageId, range }, text) => {
    const key = JSON.stringify([check, file, messageId, touched(text, range)]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return hash(`${key}${nth}`, 32);
  };
}

/**
 * The range alone may be one word (`warn`); its lines tell one finding from another. Of a line without end
 * (a bundle) only what is near counts, so that a thousand findings on it cost no more than elsewhere.
 */
function touched(text: string, range: TextRange): string {
  const { start } = range;
  const end = Math.min(range.end, start + LONGEST);
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  const from = start - (/[^\r\n]*$/.exec(before)?.[0].length ?? 0);
  const to = end + (/^[^\r\n]*/.exec(after)?.[0].length ?? 0);
  return text.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** The first `length` hexadecimal digits of a SHA-256. */
function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

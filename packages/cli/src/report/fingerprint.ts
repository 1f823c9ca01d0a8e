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

/**
 * A name for each of `findings`: the n-th of several equal ones is told apart by `n`. Texts are read and names
 * made when the first is asked for, since most formats show none.
 */
export function fingerprints(
  findings: readonly Finding[],
  textOf: (file: string) => string,
): (index: number) => string {
  let names: readonly string[] | undefined;
  return (index) => (names ??= nameAll(findings, textOf))[index] ?? '';
}

function nameAll(findings: readonly Finding[], textOf: (file: string) => string): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ check, file, messageId, range }) => {
    const key = JSON.stringify([check, file, messageId, touched(textOf(file), range)]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return hash(`${key}${nth}`, 32);
  });
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
  const from =
    start - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const lineEnd = after.search(/[\r\n]/);
  const to = end + (lineEnd < 0 ? after.length : lineEnd);
  return text.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** The first `length` hexadecimal digits of a SHA-256. */
function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

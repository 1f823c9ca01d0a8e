/** Findings of an earlier text, where they stand in a later one: until somebody finds them anew. */
import { smallestEdit, type TextRange } from '@loglex/catalog';
import type { Finding } from '@loglex/engine';

/**
 * What was found in `before`, as it stands in `after`; what the change touches or abuts is left out. The fixes are left out too:
 * their edits are meant for the text that they were made for.
 */
export function movedFindings(
  findings: readonly Finding[],
  before: string,
  after: string,
): readonly Finding[] {
  if (before === after) return findings;
  const { start, end } = smallestEdit(before, after);
  const shift = after.length - before.length;
  const moved = (range: TextRange): TextRange | undefined => {
    if (range.end < start) return range;
    if (range.start > end) return { start: range.start + shift, end: range.end + shift };
    return undefined;
  };
  return findings.flatMap((finding) => {
    const range = moved(finding.range);
    return range === undefined ? [] : [{ ...finding, range, fixes: [] }];
  });
}

/** A seal on what a plan only shows: a hand edit there would do nothing, and whoever made it is told so. */
import type { PlannedRow } from './plan.ts';

/** Eight hexadecimal digits of what is derived in a row. It guards against mistakes, not against malice. */
export function sealOf({
  start,
  end,
  before,
  after,
}: Pick<PlannedRow, 'start' | 'end' | 'before' | 'after'>): string {
  // FNV-1a over UTF-16 units: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  let hash = 0x811c9dc5;
  const text = [start, end, before, after ?? ''].join('\u0000');
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

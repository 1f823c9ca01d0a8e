/** Finds out which layouts a log has, where nobody says. */
import type { LineLayout } from './layout.ts';
import { JSON_LAYOUTS, TEXT_LAYOUTS } from './known-layouts.ts';
import { lineReader, type ReadLine } from './read-line.ts';
import type { IsCode } from './read-text.ts';
import { stripColours } from './strip-colours.ts';

export interface DetectedLayouts {
  /** The fewest that read what can be read; those that read most lines first. */
  readonly layouts: readonly LineLayout[];
  /** How many lines of the sample one of them reads. */
  readonly read: number;
  /** How many lines were looked at, empty ones and those of stack traces aside. */
  readonly of: number;
}

/**
 * Layouts of which the lines of a sample are. Each line counts for the one that says most of it; a layout that hardly
 * any line has is chance, and none of the log's.
 */
export function detectLayouts(
  sample: readonly string[],
  isCode?: IsCode,
  known: readonly LineLayout[] = [...JSON_LAYOUTS, ...TEXT_LAYOUTS],
): DetectedLayouts {
  const lines = sample
    .slice(0, MOST_LINES)
    .map((line) => stripColours(line.slice(0, LONGEST)))
    .filter((line) => line.trim() !== '' && !/^\s/.test(line));
  let layouts = known;
  let counts = countByLayout(lines, lineReader(layouts, isCode));
  for (;;) {
    const least = Math.max(1, lines.length * LEAST_SHARE);
    const kept = layouts.filter(({ id }) => (counts.get(id) ?? 0) >= least);
    if (kept.length === layouts.length) break;
    // What a dropped one read may be of one that stays.
    layouts = kept;
    counts = countByLayout(lines, lineReader(layouts, isCode));
  }
  const byCount = layouts.toSorted((a, b) => counts.get(b.id)! - counts.get(a.id)!);
  const read = byCount.reduce((sum, { id }) => sum + counts.get(id)!, 0);
  return { layouts: byCount, read, of: lines.length };
}

const MOST_LINES = 1000;
const LONGEST = 10_000;
const LEAST_SHARE = 0.02;

function countByLayout(lines: readonly string[], read: ReadLine): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const id = read(line, 1)[0]?.layout;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

// @ts-check
/** Draws rows for a reader to judge, spread over all repositories. */
import { groupBy } from '@loglex/catalog';

/**
 * @typedef {{ repository: string, file: string, row: import('@loglex/engine').PlannedRow }} SampledRow
 * @param {readonly SampledRow[]} pool
 * @param {number} size
 * @param {number} seed
 * @returns {SampledRow[]}
 */
export function drawRows(pool, size, seed) {
  const random = mulberry32(seed);
  const groups = [...groupBy(pool, ({ repository }) => repository).values()].map(shuffled);
  /** @type {SampledRow[]} */
  const drawn = [];
  // A row of each in turn, so that the largest repository does not speak for all.
  for (let at = 0; drawn.length < size && groups.some((group) => at < group.length); at += 1) {
    for (const group of groups) {
      const row = group[at];
      if (row !== undefined && drawn.length < size) drawn.push(row);
    }
  }
  return drawn;

  /** @param {readonly SampledRow[]} rows */
  function shuffled(rows) {
    return rows
      .map((row) => ({ row, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ row }) => row);
  }
}

/** A small seeded generator, so that the same seed draws the same rows on every machine. @param {number} seed */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

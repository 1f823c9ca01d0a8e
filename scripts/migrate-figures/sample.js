// @ts-check
/** Draws rows for a reader to judge, spread over all repositories, and holds later plans against the verdicts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Verdicts name no code: a row is known by its place and by a digest of what it was and what it becomes.
 * @typedef {{ repository: string, file: string, line: number, digest: string, verdict: 'right' | 'wrong' }} Judged
 */

/**
 * What the verdicts say of a plan; `open`: judged rows that are no longer there, no longer safe, or written otherwise.
 * @param {readonly SampledRow[]} pool
 * @param {readonly string[]} repositories those that the pool is of
 */
export function countVerdicts(pool, repositories) {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'migration-sample.json');
  /** @type {{ rows: Judged[] }} */
  const { rows } = JSON.parse(readFileSync(path, 'utf8'));
  const byKey = new Set(
    pool.map((sampled) => keyOf({ ...sampled, line: sampled.row.line, digest: digestOf(sampled) })),
  );
  const judged = rows.filter(({ repository }) => repositories.includes(repository));
  const held = judged.filter((row) => byKey.has(keyOf(row)));
  return {
    right: held.filter(({ verdict }) => verdict === 'right').length,
    wrong: held.filter(({ verdict }) => verdict === 'wrong').length,
    open: judged
      .filter((row) => !byKey.has(keyOf(row)))
      .map(({ repository, file, line }) => `${repository} ${file}:${line}`),
  };
}

/** @param {{ repository: string, file: string, line: number, digest: string }} row */
function keyOf({ repository, file, line, digest }) {
  return `${repository} ${file}:${line} ${digest}`;
}

/** @param {SampledRow} sampled */
export function digestOf({ row: { before, after = '' } }) {
  return createHash('sha256').update(`${before}\0${after}`).digest('hex').slice(0, 12);
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

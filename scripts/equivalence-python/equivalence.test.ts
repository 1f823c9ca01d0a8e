/** What coded calls of Python log is what the calls by hand did: a small run of `npm run migrate-equivalence-python`. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compareCalls } from './compare.js';

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('python3 is not there: migrated calls of Python are NOT compared');

it.skipIf(!hasPython)(
  'calls by hand and the coded calls in their place leave the same records',
  () => {
    const seed = Date.now() % 100_000;
    const { migrated, comparisons } = compareCalls({ count: 400, seed, pythons: ['python3'] });
    const [comparison] = comparisons;
    expect({ seed, differences: comparison?.differences }).toEqual({ seed, differences: [] });
    expect(comparison?.compared).toBe(400);
    expect(migrated).toBeGreaterThan(200);
  },
  120_000,
);

it.skipIf(!hasPython)('a record that differs is told', () => {
  const { comparisons } = compareCalls({
    count: 40,
    seed: 7,
    pythons: ['python3'],
    spoil: (logCodes) => logCodes.replace('percent.append("%s")', 'percent.append("<%s>")'),
  });
  expect(comparisons[0]?.differences.length).toBeGreaterThan(0);
  expect(comparisons[0]?.differences[0]?.difference).toMatch(/^says /);
});

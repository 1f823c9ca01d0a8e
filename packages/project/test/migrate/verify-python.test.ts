/** What coded calls of Python log is what the calls by hand did: a small run of `npm run migrate-equivalence-python`. */
import { describe, expect, it } from 'vitest';
import { findPython, verifyPython } from '../../src/migrate/verify/index.ts';

const python = await findPython();
if (python === undefined) {
  console.warn('python3 is not there: migrated calls of Python are NOT compared');
}

describe.skipIf(python === undefined)('logging of Python', () => {
  it('is given the same record by a coded call', async () => {
    const seed = Date.now() % 100_000;
    const report = await verifyPython({ calls: 400, seed, python: python! });
    expect({ seed, differences: report.differences }).toEqual({ seed, differences: [] });
    expect(report.safe).toBeGreaterThan(200);
    const asked = [...report.reasons.values()].reduce((sum, count) => sum + count, 0);
    expect(report.safe + asked).toBe(400);
  }, 120_000);

  it('is seen to be given another record, where there is one', async () => {
    const { differences } = await verifyPython({
      calls: 60,
      seed: 7,
      python: python!,
      spoil: (logCodes) => logCodes.replace('percent.append("%s")', 'percent.append("<%s>")'),
    });
    expect(differences.length).toBeGreaterThan(0);
    expect(differences[0]?.what).toMatch(/^says /);
    expect(differences[0]?.before).toMatch(/^def call_/);
    expect(differences[0]?.after).toContain('log_constant(');
  }, 120_000);
});

it('finds no Python where there is none', async () => {
  expect(await findPython(['no-such-program', 'node'])).toBeUndefined();
});

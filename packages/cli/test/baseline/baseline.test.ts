import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, shrink, type Baseline, type Known } from '../../src/baseline/baseline.ts';
import { parseBaseline, printBaseline } from '../../src/baseline/baseline-file.ts';

const EMPTY: Baseline = { locked: [], entries: [] };
const unlocked = () => false;

/** Few values, so that equal findings are common; keys that break careless maps among them. */
const known: fc.Arbitrary<Known> = fc.record({
  component: fc.constant('shop'),
  check: fc.constantFrom('ad-hoc-log', 'log-and-throw', '__proto__'),
  file: fc.constantFrom('src/a.ts', 'src/b.ts', 'constructor'),
  excerpt: fc.oneof(fc.constantFrom('log("x")', '', '__proto__', '1'), fc.string()),
});
const findings = fc.array(known, { maxLength: 20 });
const componentOf = () => 'shop';

const tally = (list: readonly (Known & { count?: number })[]) => {
  const counts = new Map<string, number>();
  for (const { check, file, excerpt, count } of list) {
    const key = JSON.stringify([check, file, excerpt]);
    counts.set(key, (counts.get(key) ?? 0) + (count ?? 1));
  }
  return counts;
};

describe('the ratchet', () => {
  test('a baseline of a run knows all of that run, in any order', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const baseline = add(EMPTY, found, unlocked);
        const result = compare(baseline, found.toReversed(), unlocked);
        expect(result).toEqual({ fresh: [], known: found.length, fixed: [] });
      }),
    );
  });

  test('new are exactly the findings above the known count, fixed exactly the count above the findings', () => {
    fc.assert(
      fc.property(findings, findings, (before, now) => {
        const result = compare(add(EMPTY, before, unlocked), now, unlocked);
        const [had, has] = [tally(before), tally(now)];
        const fresh = tally(result.fresh);
        const fixed = tally(result.fixed);
        for (const key of new Set([...had.keys(), ...has.keys()])) {
          const difference = (has.get(key) ?? 0) - (had.get(key) ?? 0);
          expect(fresh.get(key) ?? 0).toBe(Math.max(0, difference));
          expect(fixed.get(key) ?? 0).toBe(Math.max(0, -difference));
        }
        expect(result.known + result.fresh.length).toBe(now.length);
      }),
    );
  });

  test('updating never adds, and changes no verdict', () => {
    fc.assert(
      fc.property(findings, findings, (before, now) => {
        const baseline = add(EMPTY, before, unlocked);
        const { fresh, fixed } = compare(baseline, now, unlocked);
        const smaller = shrink(baseline, fixed, componentOf);
        const had = tally(baseline.entries);
        for (const [key, count] of tally(smaller.entries)) {
          expect(count).toBeLessThanOrEqual(had.get(key) ?? 0);
        }
        expect(compare(smaller, now, unlocked)).toEqual({
          fresh,
          known: now.length - fresh.length,
          fixed: [],
        });
      }),
    );
  });

  test('in a locked folder nothing is known and nothing is added', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const locked = (file: string) => file === 'src/a.ts';
        const before = add(EMPTY, found, unlocked);
        const inside = found.filter(({ file }) => locked(file));
        const { fresh, fixed } = compare(before, found, locked);
        expect(fresh).toEqual(inside);
        expect(shrink(before, fixed, componentOf).entries.some(({ file }) => locked(file))).toBe(
          false,
        );
        expect(add(EMPTY, found, locked).entries.some(({ file }) => locked(file))).toBe(false);
      }),
    );
  });

  test('of three equal findings, two of them known, the last is new', () => {
    const one = { component: '', check: 'ad-hoc-log', file: 'src/a.ts', excerpt: 'log("x")' };
    const found = [1, 2, 3].map((line) => ({ ...one, line }));
    const { fresh } = compare({ locked: [], entries: [{ ...one, count: 2 }] }, found, unlocked);
    expect(fresh.map(({ line }) => line)).toEqual([3]);
  });

  test('a file that moved to another component keeps its entries, under the new owner', () => {
    const entry = { component: 'old', check: 'c', file: 'src/a.ts', excerpt: 'x', count: 1 };
    const baseline = { locked: [], entries: [entry] };
    const { fresh, fixed } = compare(baseline, [{ ...entry, component: 'new' }], unlocked);
    expect(fresh).toEqual([]);
    expect(shrink(baseline, fixed, () => 'new').entries).toEqual([{ ...entry, component: 'new' }]);
  });
});

describe('the file', () => {
  test('what is printed reads back the same, and prints the same again', () => {
    fc.assert(
      fc.property(findings, fc.array(fc.string()), (found, locked) => {
        const baseline = { ...add(EMPTY, found, unlocked), locked };
        const text = printBaseline(baseline);
        const read = parseBaseline(text);
        if ('problem' in read) throw new Error(read.problem);
        expect(read.baseline.locked).toEqual(locked);
        expect(tally(read.baseline.entries)).toEqual(tally(baseline.entries));
        expect(printBaseline(read.baseline)).toBe(text);
      }),
    );
  });

  test('is sorted by component, check, file and excerpt, one line an excerpt', () => {
    const entry = (component: string, check: string, file: string, excerpt: string) => ({
      component,
      check,
      file,
      excerpt,
    });
    const baseline = add(
      { ...EMPTY, locked: ['src/payments/**'] },
      [
        entry('shop', 'log-and-throw', 'src/b.ts', 'log.error(e)'),
        entry('shop', 'ad-hoc-log', 'src/b.ts', 'log.info("z")'),
        entry('shop', 'ad-hoc-log', 'src/b.ts', 'log.info("a")'),
        entry('shop', 'ad-hoc-log', 'src/a.ts', 'log.info("z")'),
        entry('', 'ad-hoc-log', 'src/z.ts', 'log.info("z")'),
        entry('shop', 'ad-hoc-log', 'src/a.ts', 'log.info("z")'),
      ],
      unlocked,
    );
    expect(printBaseline(baseline)).toBe(`{
  "loglexBaseline": 1,
  "locked": [
    "src/payments/**"
  ],
  "components": {
    "": {
      "ad-hoc-log": {
        "src/z.ts": {
          "log.info(\\"z\\")": 1
        }
      }
    },
    "shop": {
      "ad-hoc-log": {
        "src/a.ts": {
          "log.info(\\"z\\")": 2
        },
        "src/b.ts": {
          "log.info(\\"a\\")": 1,
          "log.info(\\"z\\")": 1
        }
      },
      "log-and-throw": {
        "src/b.ts": {
          "log.error(e)": 1
        }
      }
    }
  }
}
`);
  });

  test.each([
    ['', 'not JSON'],
    ['[]', '"loglexBaseline": 1'],
    ['{"loglexBaseline": 2}', '"loglexBaseline": 1'],
    ['{"loglexBaseline": 1, "locked": "src"}', '"locked"'],
    ['{"loglexBaseline": 1, "components": {"a": {"b": {"c": {"d": 0}}}}}', '"d" in c'],
  ])('says what is wrong with %j', (text, words) => {
    expect(parseBaseline(text)).toEqual({ problem: expect.stringContaining(words) });
  });
});

/** Names for pages and places: safe, different, and the same tomorrow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, createAnchors, createSlugs } from '../../../src/generate/reference/anchors.ts';
import { breakingText } from '../hostile-reference.ts';

describe('anchorOf', () => {
  it.each([
    ['LOG612', 'LOG612'],
    ['CDK_I1000', 'CDK_I1000'],
    ['E-100', 'E-100'],
    ['a.b', 'a.2e.b'],
    ['a b', 'a.20.b'],
    ['ä', '.e4.'],
    ['', '.'],
  ])('%j is %j', (code, anchor) => {
    expect(anchorOf(code)).toBe(anchor);
  });

  it('is different for different codes, and safe wherever it stands', () => {
    fc.assert(
      fc.property(breakingText, breakingText, (a, b) => {
        expect(anchorOf(a)).toMatch(/^[\w.-]+$/);
        expect(anchorOf(a) === anchorOf(b)).toBe(a === b);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('createAnchors', () => {
  it('numbers the second entry of a code, and never takes the anchor of another', () => {
    const entries = ['LOG1', 'LOG1', 'LOG1~2', 'LOG1'].map((code) => ({ code }));
    expect([...createAnchors(entries).values()]).toEqual(['LOG1', 'LOG1~2', 'LOG1.7e.2', 'LOG1~3']);
  });
});

describe('createSlugs', () => {
  it('are the names, where names are plain', () => {
    expect(createSlugs(['telemetry', 'db-sink', 'Live Telemetry', undefined])).toEqual([
      'telemetry',
      'db-sink',
      'live-telemetry',
      '_no-component',
    ]);
  });

  it('tell names apart that file systems do not, and keep the plain one', () => {
    const [plain, other] = createSlugs(['db', 'DB']);
    expect(plain).toBe('db');
    expect(other).toMatch(/^db-[0-9a-f]{8}$/);
  });

  it('do not depend on the neighbours of a name that looks like none', () => {
    expect(createSlugs(['数据'])[0]).toBe(createSlugs(['a', '数据', '資料'])[1]);
  });

  it.each(['con', 'NUL', 'com1', 'readme'])('are not %s, which is taken', (name) => {
    expect(createSlugs([name])[0]).toMatch(/^\w+-[0-9a-f]{8}$/);
  });

  it('are plain names of files, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(breakingText, { maxLength: 6 }), (names) => {
        const slugs = createSlugs(names);
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9_-]{1,70}$/);
        expect(new Set(slugs).size).toBe(names.length);
      }),
      { numRuns: 1000 },
    );
  });
});

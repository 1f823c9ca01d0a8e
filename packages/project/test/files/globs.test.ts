import * as fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { compileGlobs } from '../../src/files/globs.ts';

describe('compileGlobs', () => {
  const name = fc.constantFrom(
    'src',
    'dist',
    'a.ts',
    'a.min.js',
    'node_modules',
    'b.js',
    '.git',
    'x',
  );
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const pattern = fc.constantFrom(
    '**',
    '**/dist/**',
    '**/node_modules/**',
    '**/*.min.js',
    '**/*.ts',
    'src/**',
    '*.js',
    '**/x',
    'src/*/b.js',
    '**/.git/**',
  );

  it('agrees with picomatch, whatever it looks up instead of matching', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), path, (patterns, each) => {
        // `**/x/**` means what lies below x: picomatch also matches x itself, which is no file then.
        const expected = patterns.some(
          (one) =>
            picomatch.isMatch(each, one, { dot: true }) &&
            !one.endsWith(`/${each.split('/').at(-1) ?? ''}/**`),
        );
        const unsure = patterns.some((one) => one.endsWith(`/${each.split('/').at(-1) ?? ''}/**`));
        if (!unsure) expect(compileGlobs(patterns).matches(each)).toBe(expected);
      }),
    );
  });

  it('says that all below a folder matches only where it does', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), path, path, (patterns, below, rest) => {
        const globs = compileGlobs(patterns);
        if (globs.matchesAllBelow(below)) expect(globs.matches(`${below}/${rest}`)).toBe(true);
      }),
    );
  });

  it('lets the last pattern that matches decide where one starts with "!"', () => {
    const { matches } = compileGlobs(['a/**', '!a/b/**', 'a/b/c.ts']);
    expect(['a/x.ts', 'a/b/x.ts', 'a/b/c.ts', 'z.ts'].map(matches)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

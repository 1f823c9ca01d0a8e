import { pathMatcher } from '@loglex/engine';
import { expect, test } from 'vitest';

test('no glob matches nothing', () => {
  expect(pathMatcher([])('src/a.ts')).toBe(false);
});

test.each([
  ['src/**', 'src/.config/a.ts'],
  ['src/**', 'src/one\u2028line/a.ts'],
  ['src/**', 'src/one\nline/a.ts'],
  ['*.ts', 'a.ts'],
])('%s matches %j', (glob, path) => {
  expect(pathMatcher([glob])(path)).toBe(true);
});

test('any of several globs will do', () => {
  const matches = pathMatcher(['a/*', 'b/*']);
  expect(['a/x', 'b/x', 'c/x'].map(matches)).toEqual([true, true, false]);
});

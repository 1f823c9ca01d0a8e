import { describe, expect, it } from 'vitest';
import { parseJavaScript } from '../../src/parse/oxc.ts';

/** The types of the statements, or the words of the problem. */
function read(file: string, text: string) {
  const { tree, problem } = parseJavaScript(file, text);
  return problem?.message ?? (tree!.program['body'] as { type: string }[]).map(({ type }) => type);
}

describe('parseJavaScript', () => {
  it.each([
    ['a.ts', 'const a = <any>b; @Dec() class C { x!: number }'],
    ['a.mts', 'export const a = await b satisfies T'],
    ['a.cts', 'import a = require("a"); export = a'],
    ['a.tsx', 'const a = <T,>(x: T) => <div>{x}</div>'],
    ['a.jsx', 'const a = <div>{x}</div>'],
    ['a.js', 'const a = <div>{x}</div>'],
    ['a.mjs', 'await import("x"); export {}'],
    ['a.cjs', 'return 1'],
    ['a.js', '#!/usr/bin/env node\nreturn 1'],
    ['a.js', '// @flow\nconst f = (a: number): string => a'],
    ['a.js', 'delete x; with (a) {} 010'],
    ['a.js', ''],
  ])('reads %s: %s', (file, text) => {
    expect(read(file, text)).toBeInstanceOf(Array);
  });

  it('counts offsets in UTF-16, the byte order mark included', () => {
    const text = '\uFEFF/* 😀 */ log.info("é", x)';
    const { tree } = parseJavaScript('a.ts', text);
    const [statement] = tree!.program['body'] as { start: number; end: number }[];
    expect(text.slice(statement!.start, statement!.end)).toBe('log.info("é", x)');
    expect(tree!.comments).toEqual([{ type: 'Block', value: ' 😀 ', start: 1, end: 9 }]);
  });

  it.each([
    ['a.ts', 'const = 1', /^It is not valid source: Unexpected token\.$/],
    [
      'a.ts',
      'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n',
      /^It holds the conflict markers of a merge/,
    ],
    ['a.js', 'log.info("x', /^It is not valid source: Unterminated string\.$/],
    ['a.js', '(((', /^It is not valid source: /],
  ])('says where and why %s cannot be read: %j', (file, text, words) => {
    const { problem } = parseJavaScript(file, text);
    expect(problem?.message).toMatch(words);
    expect(problem!.range.end).toBeLessThanOrEqual(text.length);
  });

  it('reads what nests deeply and what goes on for long', () => {
    expect(read('a.js', `${'('.repeat(1000)}1${')'.repeat(1000)}`)).toEqual([
      'ExpressionStatement',
    ]);
    expect(read('a.js', Array<string>(10_000).fill('"a"').join(' + '))).toEqual([
      'ExpressionStatement',
    ]);
  });
});

it('gives comments as often as they are asked for', () => {
  const { tree } = parseJavaScript('a.ts', 'f(/* one */); // two\n');
  const words = () => tree!.comments.map(({ value }) => value);
  expect(words()).toEqual([' one ', ' two']);
  expect(words()).toEqual([' one ', ' two']);
});

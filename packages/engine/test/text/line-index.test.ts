import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineStartsOf, offsetAt, positionAt } from '@loglex/engine';

describe('lines', () => {
  it.each([
    ['', [0]],
    ['a', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb\r\n', [0, 3, 6]],
    ['a\rb\n\nc', [0, 2, 4, 5]],
    ['\uFEFFa\n\u{1F600}\nb', [0, 3, 6]],
  ])('%j', (text, starts) => {
    expect(lineStartsOf(text)).toEqual(starts);
  });

  it('have positions that lead back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u{1F600}') }), (text) => {
        const starts = lineStartsOf(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(offsetAt(starts, positionAt(starts, offset))).toBe(offset);
        }
        expect(starts).toHaveLength(text.split(/\r\n|\n|\r/).length);
      }),
    );
  });

  it('end somewhere', () => {
    expect(offsetAt([0, 2], { line: 2, column: 0 })).toBeUndefined();
  });
});

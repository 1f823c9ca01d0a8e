import { applyEdits } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('applyEdits', () => {
  it('applies edits in any order', () => {
    const edits = [
      { start: 4, end: 5, text: 'E' },
      { start: 0, end: 0, text: '>' },
      { start: 1, end: 3, text: '' },
    ];
    expect(applyEdits('abcde', edits)).toBe('>adE');
  });

  it('keeps the order of insertions at one place', () => {
    const edits = [
      { start: 1, end: 2, text: 'B' },
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ];
    expect(applyEdits('abc', edits)).toBe('a12Bc');
  });

  it.each([
    [
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    [
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 1, text: 'x' },
      ],
    ],
    [[{ start: 0, end: 9, text: '' }]],
    [[{ start: -1, end: 0, text: '' }]],
    [[{ start: 2, end: 1, text: '' }]],
  ])('refuses %j', (edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
  });

  it('leaves everything else as it was', () => {
    const edit = fc.tuple(fc.nat(20), fc.nat(20), fc.string());
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 40 }), edit, edit, (text, a, b) => {
        const first = { start: Math.min(a[0], a[1]), end: Math.max(a[0], a[1]), text: a[2] };
        const second = {
          start: 20 + Math.min(b[0], b[1]),
          end: 20 + Math.max(b[0], b[1]),
          text: b[2],
        };
        fc.pre(first.end < second.start);
        expect(applyEdits(text, [second, first])).toBe(
          text.slice(0, first.start) +
            a[2] +
            text.slice(first.end, second.start) +
            b[2] +
            text.slice(second.end),
        );
      }),
    );
  });
});

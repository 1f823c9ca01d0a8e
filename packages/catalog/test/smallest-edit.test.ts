/** One edit makes one text of another, and is no larger than it need be. */
import { applyEdits, smallestEdit } from '@loglex/catalog';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const texts = fc
  .array(fc.constantFrom('a', 'b', '🎉', '🎊', '\r\n', '\n'))
  .map((all) => all.join(''));

it('makes one text of another', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(applyEdits(before, [smallestEdit(before, after)])).toBe(after);
    }),
  );
});

it('leaves alone what is the same, and cuts no character in two', () => {
  expect(smallestEdit('say a now', 'say b now')).toEqual({ start: 4, end: 5, text: 'b' });
  // The two emoji differ in their second half alone.
  expect(smallestEdit('x🎉y', 'x🎊y')).toEqual({ start: 1, end: 3, text: '🎊' });
});

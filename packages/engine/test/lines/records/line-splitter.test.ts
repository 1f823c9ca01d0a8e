/** Lines, however the text is cut into pieces. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLineSplitter } from '@loglex/engine';

function linesOf(pieces: readonly string[]): readonly string[] {
  const splitter = createLineSplitter();
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

it('are those of the whole text', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const whole = pieces.join('').split('\n');
      if (whole.at(-1) === '') whole.pop();
      expect(linesOf(pieces)).toEqual(whole);
    }),
  );
});

it('are cut where one would fill the memory', () => {
  const million = 'x'.repeat(1_000_000);
  const pieces = [...Array.from({ length: 40 }, () => million), '\nnext\n', million, '\n'];
  const lines = linesOf(pieces);
  expect(lines.map(({ length }) => length)).toEqual([2 ** 24 + 1, 4, 1_000_000]);
  expect(lines[0]!.endsWith('x…')).toBe(true);
});

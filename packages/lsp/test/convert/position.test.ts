/** Positions in each encoding lead to offsets and back, whatever the text is made of. */
import { lineStartsOf } from '@loglex/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toOffset, toPosition } from '../../src/convert/position.ts';
import { chooseEncoding, type PositionEncoding } from '../../src/convert/position-encoding.ts';

const ENCODINGS: readonly PositionEncoding[] = ['utf-16', 'utf-8', 'utf-32'];

const texts = fc
  .array(fc.constantFrom('a', 'é', '€', '🎉', '\n', '\r\n', '\r', '\t', '\ud83c'), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

it('leads back to where it came from', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...ENCODINGS), fc.nat(60), (text, encoding, at) => {
      const lines = { text, lineStarts: lineStartsOf(text) };
      const offset = Math.min(at, text.length);
      // Between the halves of a character or of a line end there is no position.
      fc.pre(!/[\ud800-\udbff]$/.test(text.slice(0, offset)) || encoding === 'utf-16');
      fc.pre(!(text[offset - 1] === '\r' && text[offset] === '\n'));
      expect(toOffset(encoding, lines, toPosition(encoding, lines, offset))).toBe(offset);
    }),
  );
});

it('counts what each encoding counts', () => {
  const text = 'x\né🎉|';
  const lines = { text, lineStarts: lineStartsOf(text) };
  const offset = text.indexOf('|');
  const characters = ENCODINGS.map((encoding) => toPosition(encoding, lines, offset).character);
  // é is 1 unit of UTF-16 and 2 bytes; the emoji is 2 units, 4 bytes and 1 code point.
  expect(characters).toEqual([3, 6, 2]);
});

it('takes positions outside of the text for its edges', () => {
  const text = 'ab\r\ncd\n';
  const lines = { text, lineStarts: lineStartsOf(text) };
  for (const encoding of ENCODINGS) {
    const at = (line: number, character: number) => toOffset(encoding, lines, { line, character });
    expect([at(0, 99), at(1, 99), at(2, 99), at(99, 0), at(-1, 5)]).toEqual([2, 6, 7, 7, 0]);
  }
  const emoji = { text: '🎉', lineStarts: [0] };
  expect(toOffset('utf-8', emoji, { line: 0, character: 2 })).toBe(0);
});

it.each([
  [undefined, 'utf-16'],
  [null, 'utf-16'],
  [[], 'utf-16'],
  [['utf-7'], 'utf-16'],
  [['utf-8', 'utf-16'], 'utf-8'],
  [['latin-1', 'utf-32'], 'utf-32'],
])('of %j chooses %s', (offered, chosen) => {
  expect(chooseEncoding(offered)).toBe(chosen);
});

/** The length of a text in bytes, held to what an encoder makes of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesInUtf8 } from '../../../src/lines/records/bytes-in-utf8.ts';

it('is the length of what an encoder makes of it', () => {
  fc.assert(
    fc.property(fc.uint16Array(), (units) => {
      const text = String.fromCharCode(...units);
      expect(bytesInUtf8(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

it.each(['\ud83d', '\ude00', '\ude00\ud83d', 'a\ud83db', '\ud83d\ude00', '\ud83d\ud83d\ude00'])(
  'takes half of a pair as encoders do: %j',
  (text) => {
    expect(bytesInUtf8(text)).toBe(new TextEncoder().encode(text).length);
  },
);

/** Tokens as numbers, read back by a decoder that follows the protocol's text and shares nothing with the encoder. */
import type { SemanticToken, TokenModifier, TokenType } from '@loglex/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeTokens, tokenEdits } from '../../src/convert/semantic-tokens.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../src/token-legend.ts';

/** "Each token is 5 integers: deltaLine, deltaStart, length, tokenType, tokenModifiers": section 3.16 of the protocol. */
function decode(data: readonly number[]) {
  const tokens = [];
  let line = 0;
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine, deltaStart, length, type, bits] = data.slice(at, at + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    line += deltaLine;
    start = deltaLine === 0 ? start + deltaStart : deltaStart;
    const modifiers = TOKEN_MODIFIERS.filter((_, bit) => Math.floor(bits / 2 ** bit) % 2 === 1);
    tokens.push({ line, start, length, type: TOKEN_TYPES[type], modifiers });
  }
  return tokens;
}

/** Lines of a hundred characters, so that a place can be told by arithmetic. */
const WIDTH = 100;

const placed = fc.record({
  line: fc.nat(30),
  start: fc.nat(80),
  length: fc.integer({ min: 1, max: 10 }),
  type: fc.constantFrom<TokenType>(...TOKEN_TYPES),
  modifiers: fc.subarray<TokenModifier>([...TOKEN_MODIFIERS]),
});

const tokens = fc
  .uniqueArray(placed, { selector: ({ line, start }) => line * WIDTH + start })
  .map((all) => all.sort((a, b) => a.line - b.line || a.start - b.start));

function encoded(all: readonly (typeof placed extends fc.Arbitrary<infer T> ? T : never)[]) {
  const given = all.map(({ line, start, length, type, modifiers }): SemanticToken => {
    const at = line * WIDTH + start;
    return { range: { start: at, end: at + length }, type, modifiers };
  });
  const positionOf = (at: number) => ({ line: Math.floor(at / WIDTH), character: at % WIDTH });
  return encodeTokens(given, ({ start, end }) => ({
    start: positionOf(start),
    end: positionOf(end),
  }));
}

it('encodes what the protocol decodes', () => {
  fc.assert(
    fc.property(tokens, (all) => {
      expect(decode(encoded(all))).toEqual(all);
    }),
  );
});

it('encodes an example of the protocol', () => {
  // Section 3.16, with the types and modifiers of our legend.
  const all = [
    {
      line: 2,
      start: 5,
      length: 3,
      type: 'enumMember' as const,
      modifiers: ['declaration'] as const,
    },
    { line: 2, start: 10, length: 4, type: 'parameter' as const, modifiers: [] },
    { line: 5, start: 2, length: 7, type: 'macro' as const, modifiers: [] },
  ].map((each) => ({ ...each, modifiers: [...each.modifiers] }));
  expect(encoded(all)).toEqual([2, 5, 3, 0, 1, 0, 5, 4, 1, 0, 3, 2, 7, 2, 0]);
});

it('tells edits that make the one of the other, and no more than has to be told', () => {
  const numbers = fc
    .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(1)), { maxLength: 12 })
    .map((all) => all.map((each) => [...each]));
  fc.assert(
    fc.property(numbers, numbers, numbers, numbers, (head, a, b, tail) => {
      const before = [...head, ...a, ...tail];
      const after = [...head, ...b, ...tail];
      const edits = tokenEdits(before.flat(), after.flat());
      const made = before.flat();
      for (const { start, deleteCount, data } of edits.toReversed()) {
        made.splice(start, deleteCount, ...(data ?? []));
      }
      expect(made).toEqual(after.flat());
      // No single edit of whole tokens is shorter: what is told begins and ends with a token that differs.
      for (const { start, deleteCount, data = [] } of edits) {
        const gone = before.flat().slice(start, start + deleteCount);
        if (gone.length === 0 || data.length === 0) continue;
        expect(gone.slice(0, 5)).not.toEqual(data.slice(0, 5));
        expect(gone.slice(-5)).not.toEqual(data.slice(-5));
      }
      expect(edits.length).toBe(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
    }),
    { numRuns: 1000 },
  );
});

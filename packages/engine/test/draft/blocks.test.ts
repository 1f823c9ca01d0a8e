import { describe, expect, it } from 'vitest';
import { codeAt } from '@loglex/catalog';
import fc from 'fast-check';
import { blocksFor } from '../../src/draft/blocks.ts';

const texts = (sizes: number[]) =>
  blocksFor(sizes).map((block) => `${codeAt(block, block.first)}-${codeAt(block, block.last)}`);

describe('blocksFor', () => {
  it('starts at 100 and gives every component a hundred codes at least', () => {
    expect(texts([0, 1, 66, 67])).toEqual([
      'LOG100-LOG199',
      'LOG200-LOG299',
      'LOG300-LOG399',
      'LOG400-LOG599',
    ]);
  });

  it('uses four digits from the start where three would not do', () => {
    expect(texts(Array(9).fill(1)).at(-1)).toBe('LOG900-LOG999');
    expect(texts(Array(10).fill(1))[0]).toBe('LOG1000-LOG1099');
    expect(texts([700])).toEqual(['LOG1000-LOG2099']);
  });

  it('makes blocks that do not overlap, are large enough and have codes of one length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 30 }), (sizes) => {
        const blocks = blocksFor(sizes);
        blocks.forEach((block, at) => {
          expect(block.last - block.first + 1).toBeGreaterThanOrEqual(sizes[at]!);
          expect(block.first).toBe(at === 0 ? block.first : blocks[at - 1]!.last + 1);
          expect(String(block.last)).toHaveLength(String(blocks[0]!.first).length);
        });
      }),
    );
  });
});

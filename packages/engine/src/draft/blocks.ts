/** Code blocks for the components of a new catalog: round, not overlapping, with room to grow. */
import type { CodeBlock } from '@loglex/catalog';

const PREFIX = 'LOG';
const HUNDRED = 100;
/** Codes are never used again, so a block holds more than its component needs today. */
const HEADROOM = 1.5;

/**
 * One block for each of `sizes` (how many constants a component may need), in their order. The codes of
 * all have the same number of digits.
 */
export function blocksFor(sizes: readonly number[]): readonly CodeBlock[] {
  const lengths = sizes.map(
    (size) => HUNDRED * Math.max(1, Math.ceil((size * HEADROOM) / HUNDRED)),
  );
  let first = firstOfLength(lengths.reduce((sum, length) => sum + length, 0));
  const width = String(first).length;
  return lengths.map((length) => {
    const last = first + length - 1;
    const block = { prefix: PREFIX, suffix: '', first, last, width };
    first = last + 1;
    return block;
  });
}

/** 100, 1000, 10000…: the first from which `total` codes fit without one digit more. */
function firstOfLength(total: number): number {
  let first = HUNDRED;
  while (first + total > first * 10) first *= 10;
  return first;
}

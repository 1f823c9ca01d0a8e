/** Runs Lezer's parser of Python: past a bound that long files and tables meet, and with word of whether it had to recover. */
import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';

/** What Lezer counts of its work, below its API. */
interface Counters {
  /** Where the nodes begin that it takes for one that nests to the left, and how many there were. */
  lastBigReductionStart: number;
  bigReductionCount: number;
  /** Above zero while it gets over an error. */
  readonly recovering: number;
}

/** How often the count of what nests to the left may begin anew. Lezer makes no sound tree of what nests deeper than 2,500. */
const MAX_ROUNDS = 7;

/**
 * Lezer breaks off what nests to the left after 300 nodes. It takes the statements of a file for such a thing, and adjacent strings
 * and long sums are short of seven times as many: a statement would be lost. What begins where the file begins is the file, so it is
 * not counted; anything else may go on seven times as long.
 */
export function parseWithLezer(source: string): {
  readonly tree: Tree;
  /** `false`: the tree holds no error. */
  readonly recovered: boolean;
} {
  const partial = parser.startParse(source);
  const counters = partial as unknown as Counters;
  let recovered = false;
  let start = 0;
  let rounds = 0;
  for (;;) {
    if (counters.bigReductionCount >= 300) {
      if (counters.lastBigReductionStart !== start)
        [start, rounds] = [counters.lastBigReductionStart, 0];
      rounds += 1;
      if (start === 0 || rounds < MAX_ROUNDS) counters.bigReductionCount = 1;
    }
    const tree = partial.advance();
    recovered ||= counters.recovering > 0;
    if (tree !== null) return { tree, recovered };
  }
}

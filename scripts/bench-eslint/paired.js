// @ts-check
/** What one command costs beside another, from rounds in which both ran: a median, and how sure it is. */

/**
 * @typedef {object} Estimate
 * @property {number} median
 * @property {number} low of the interval that holds the median with 95 % confidence
 * @property {number} high
 */

const RESAMPLES = 10_000;

/**
 * The median of the ratios of each round, with the percentile interval of a bootstrap. The same numbers give the same
 * interval.
 * @param {readonly number[]} numerators by round
 * @param {readonly number[]} denominators by round
 * @returns {Estimate}
 */
export function pairedRatio(numerators, denominators) {
  const ratios = numerators.map((one, round) => one / (denominators[round] ?? Number.NaN));
  const random = randomFrom(20_261_121);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN)),
  ).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    medians[Math.round(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { median: median(ratios), low: at(0.025), high: at(0.975) };
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * A linear congruential generator: enough for drawing rounds.
 * @param {number} seed
 * @returns {() => number} from 0 up to 1
 */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

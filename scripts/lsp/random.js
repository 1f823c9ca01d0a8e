// @ts-check
/** Numbers that look random and are the same for the same seed, everywhere. */

/**
 * @typedef {object} Random
 * @property {() => number} share from 0 up to 1
 * @property {(most: number) => number} upTo from 0 to `most`, whole
 * @property {<T>(list: readonly T[]) => T} one of a list that is not empty
 * @property {(share: number) => boolean} chance
 */

/** A linear congruential generator. @param {number} seed @returns {Random} */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const share = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const upTo = (/** @type {number} */ most) => Math.floor(share() * (most + 1));
  return {
    share,
    upTo,
    one: (list) => /** @type {any} */ (list[upTo(list.length - 1)]),
    chance: (wanted) => share() < wanted,
  };
}

// @ts-check
/** Draws calls that only a name speaks for, so that a reader can judge them. */
import { corpusFolder } from './corpora.js';
import { recogniseCorpus } from './recognise.js';

/**
 * @param {readonly string[]} repositories
 * @param {number} size
 * @param {number} seed
 */
export async function drawSample(repositories, size, seed) {
  const pool = [];
  for (const repository of repositories) {
    for (const { file, line, call } of await recogniseCorpus(corpusFolder(repository), undefined)) {
      if (call.confidence === 'likely')
        pool.push({ repository, file, line, callee: call.callee.text, reason: call.reason });
    }
  }
  const random = mulberry32(seed);
  for (let index = pool.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [pool[index], pool[other]] = [
      /** @type {any} */ (pool[other]),
      /** @type {any} */ (pool[index]),
    ];
  }
  return pool.slice(0, size);
}

/** A small seeded generator, so that the same seed draws the same calls on every machine. @param {number} seed */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// @ts-check
/** The files that a list names, so that no command is measured with a walk of its own. */
import { readFileSync } from 'node:fs';

/** @param {string | undefined} list @returns {readonly string[]} */
export function listedFiles(list = '') {
  return readFileSync(list, 'utf8').split('\n').filter(Boolean);
}

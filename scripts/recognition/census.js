// @ts-check
/** Reads a count: one site per line. No cell holds a comma or a quote but the receiver, which may be quoted. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ file: string, line: number, test: boolean, receiver: string, method: string, form: string, foundBy: string }} CountedSite
 * @param {string} path
 * @returns {CountedSite[]}
 */
export function readCensus(path) {
  const [, ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      );
      const [file = '', number = '', test, receiver = '', method = '', form = '', foundBy = ''] =
        cells;
      return { file, line: Number(number), test: test === '1', receiver, method, form, foundBy };
    });
}

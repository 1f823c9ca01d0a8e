// @ts-check
/** Pairs the sites of a count with the calls we found: same file, same method, same line. */

/**
 * @typedef {{ side: 'only-census' | 'only-ours', file: string, line: number, method: string, callee: string, note: string }} Difference
 * @param {readonly import('./census.js').CountedSite[]} census
 * @param {readonly import('./recognise.js').FoundCall[]} calls
 * @returns {Difference[]}
 */
export function compare(census, calls) {
  /** @type {Map<string, import('./recognise.js').FoundCall[]>} */
  const byPlace = new Map();
  for (const call of calls) {
    for (const line of new Set([call.line, call.calleeLine])) {
      const key = `${call.file}:${line}:${call.method}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), call]);
    }
  }
  const paired = new Set();
  /** @type {Difference[]} */
  const differences = [];
  for (const { file, line, method, receiver, foundBy } of census) {
    const call = byPlace
      .get(`${file}:${line}:${method}`)
      ?.find((candidate) => !paired.has(candidate));
    if (call === undefined) {
      differences.push({
        side: 'only-census',
        file,
        line,
        method,
        callee: receiver,
        note: `${receiver} (${foundBy})`,
      });
    } else paired.add(call);
  }
  for (const found of calls) {
    if (paired.has(found)) continue;
    const { file, line, method, call } = found;
    differences.push({
      side: 'only-ours',
      file,
      line,
      method,
      callee: call.callee.text,
      note: `${call.sink}: ${call.reason}`,
    });
  }
  return differences;
}

// @ts-check
/** The verdicts on differences, and the figures that follow from them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `census-wrong`: reading the site shows that we are right; `we-wrong`: that the count is. A group speaks
 * for all differences of one callee, and only as long as there are as many as were read.
 * @typedef {{ verdict: 'census-wrong' | 'we-wrong', reason: string }} Verdict
 * @typedef {Verdict & { side: string, callee: string, count: number }} Group
 * @typedef {(difference: import('./compare.js').Difference) => Verdict | undefined} Judge
 */

/**
 * @param {string} name
 * @param {readonly import('./compare.js').Difference[]} differences
 * @returns {Judge}
 */
export function verdictsOf(name, differences) {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'recognition', `${name}.json`);
  if (!existsSync(path)) return () => undefined;
  /** @type {{ sites?: Record<string, Verdict>, groups?: Group[] }} */
  const { sites = {}, groups = [] } = JSON.parse(readFileSync(path, 'utf8'));
  const valid = groups.filter(
    (group) => differences.filter((difference) => isIn(group, difference)).length === group.count,
  );
  const bySite = new Map(Object.entries(sites));
  return (difference) =>
    bySite.get(keyOf(difference)) ?? valid.find((group) => isIn(group, difference));
}

/**
 * What a reader has said of a call that only its name speaks for.
 * @param {{ repository: string, file: string, line: number, callee: string }} call
 * @returns {'logger' | 'look-alike' | undefined}
 */
export function verdictOnName({ repository, file, line, callee }) {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'recognition', 'by-name.json');
  namesJudged ??= existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return namesJudged?.[repository]?.[`${file}:${line} ${callee.replace(/\s+/g, '')}`];
}

/** @type {Record<string, Record<string, 'logger' | 'look-alike'>> | undefined} */
let namesJudged;

/** @param {Group} group @param {import('./compare.js').Difference} difference */
function isIn(group, difference) {
  return group.side === difference.side && group.callee === difference.callee;
}

/** @param {{ side: string, file: string, line: number, method: string }} difference */
function keyOf({ side, file, line, method }) {
  return `${side} ${file}:${line} ${method}`;
}

/**
 * @param {readonly unknown[]} census
 * @param {readonly unknown[]} calls
 * @param {readonly import('./compare.js').Difference[]} differences
 * @param {Judge} judge
 */
export function figuresOf(census, calls, differences, judge) {
  const count = { missed: 0, wrong: 0, notCalls: 0, extra: 0, open: 0 };
  for (const difference of differences) {
    const verdict = judge(difference)?.verdict;
    if (verdict === undefined) count.open += 1;
    const right = verdict === 'census-wrong';
    if (difference.side === 'only-census') {
      if (right) count.notCalls += 1;
      else count.missed += 1;
    } else if (right) count.extra += 1;
    else count.wrong += 1;
  }
  // The truth: what was counted, without what is no log call, with what was overlooked.
  const truth = census.length - count.notCalls + count.extra;
  const hits = truth - count.missed;
  return {
    sites: census.length,
    found: calls.length,
    ...count,
    precision: hits / (hits + count.wrong),
    recall: hits / truth,
  };
}

/** @param {readonly (ReturnType<typeof figuresOf> & { name: string, declared: boolean })[]} rows */
export function table(rows) {
  const percent = (/** @type {number} */ ratio) => `${(ratio * 100).toFixed(2)}%`;
  const head = [
    'repository',
    'own sinks',
    'counted',
    'found',
    'missed',
    'wrong',
    'census wrong',
    'not judged',
    'precision',
    'recall',
  ];
  const body = rows.map((row) => [
    row.name,
    row.declared ? 'declared' : 'none',
    row.sites,
    row.found,
    row.missed,
    row.wrong,
    row.notCalls + row.extra,
    row.open,
    percent(row.precision),
    percent(row.recall),
  ]);
  return [head, head.map(() => '---'), ...body]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

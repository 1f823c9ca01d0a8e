// @ts-check
/** Pairs the sites of the independent count with the rows of a plan, and counts them by form. */
import { groupBy } from '@loglex/catalog';

/**
 * @typedef {import('@loglex/engine').MigrationPlan} MigrationPlan
 * @typedef {import('@loglex/engine').PlannedRow} PlannedRow
 * @typedef {{ repository: string, form: string, console: boolean, row: PlannedRow | undefined }} PairedSite
 */

/** The forms for which nine in ten are asked for. */
const ASKED = new Set(['literal', 'template', 'object-first+msg', 'literal+%args']);

/**
 * Every counted site outside of tests with its row; `undefined` where the plan has none: what is no raw call in our eyes.
 * @param {string} repository
 * @param {readonly (import('../recognition/census.js').CountedSite & { form: string })[]} census
 * @param {MigrationPlan} plan
 * @returns {PairedSite[]}
 */
export function formsOf(repository, census, plan) {
  /** @type {Map<string, PlannedRow[]>} */
  const byPlace = new Map();
  for (const { file, rows } of plan.files) {
    for (const row of rows) {
      const lines = row.before.split('\n').length;
      for (let line = row.line; line < row.line + lines; line += 1) {
        const key = `${file}:${line}`;
        const there = byPlace.get(key);
        if (there === undefined) byPlace.set(key, [row]);
        else there.push(row);
      }
    }
  }
  /** @type {Set<PlannedRow>} */
  const paired = new Set();
  return census
    .filter(({ test }) => !test)
    .map(({ file, line, method, form, receiver }) => {
      const row = byPlace
        .get(`${file}:${line}`)
        ?.find((each) => !paired.has(each) && each.before.includes(method));
      if (row) paired.add(row);
      return { repository, form, console: receiver.startsWith('console'), row };
    });
}

/**
 * @param {readonly PairedSite[]} sites
 * @returns {string}
 */
export function formTable(sites) {
  const forms = new Map([...groupBy(sites, formOf)].sort(([, a], [, b]) => b.length - a.length));
  const lines = [
    '| form | sites | safe | review | refused | no raw call | safe % |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const [form, group] of forms) lines.push(lineOf(form, group));
  lines.push(
    lineOf(
      'asked for',
      sites.filter(({ form }) => ASKED.has(form)),
    ),
  );
  lines.push(
    lineOf(
      'of them not on the console',
      sites.filter(({ form, console }) => ASKED.has(form) && !console),
    ),
  );
  lines.push(lineOf('all', sites));
  return lines.join('\n');
}

/** @param {PairedSite} site */
function formOf({ form }) {
  return ASKED.has(form) ? form : 'other forms';
}

/**
 * @param {string} title
 * @param {readonly PairedSite[]} group
 */
function lineOf(title, group) {
  const of = (/** @type {string | undefined} */ tier) =>
    group.filter(({ row }) => row?.tier === tier).length;
  const percent = group.length === 0 ? '' : ((of('safe') / group.length) * 100).toFixed(1);
  return `| ${title} | ${group.length} | ${of('safe')} | ${of('review')} | ${of('refused')} | ${of(undefined)} | ${percent} |`;
}

/**
 * What keeps rows from being safe, by the gravest reason of each.
 * @param {readonly PairedSite[]} sites
 * @returns {string}
 */
export function reasonTable(sites) {
  const held = sites.filter(({ row }) => row !== undefined && row.tier !== 'safe');
  const groups = groupBy(held, ({ row }) => `${row?.tier} | ${row?.reasons[0]?.id}`);
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return [
    '| tier | reason | all forms | forms asked for |',
    '| --- | --- | ---: | ---: |',
    ...sorted.map(([key, group]) => {
      const asked = group.filter(({ form }) => ASKED.has(form)).length;
      return `| ${key} | ${group.length} | ${asked} |`;
    }),
  ].join('\n');
}

/** What a log consists of, counted by hand. */
import { parseCatalog } from '@loglex/catalog';
import {
  codesOf,
  createLineStats,
  createLogReader,
  type LineStats,
  recordExplainer,
} from '@loglex/engine';
import { expect, it } from 'vitest';
import { EXAMPLE_CATALOG } from '../../harness.ts';

function statsOf(log: string, most?: number): LineStats {
  const { catalog } = parseCatalog([{ file: 'log-catalog.yaml', text: EXAMPLE_CATALOG }]);
  const counter = createLineStats(catalog, { ...(most !== undefined && { most }) });
  const explain = recordExplainer(catalog);
  const reader = createLogReader([], codesOf(catalog));
  for (const record of [...reader.push(log), ...reader.flush()])
    counter.add(record, explain(record));
  return counter.stats();
}

const LOG = `INFO: SHOP101 Order A placed: 1 items
ERROR: SHOP101 Order A placed: 1 items
INFO: SHOP203 Payment of order A tried again
INFO: Order B placed: 2 items
WARN: SHOP109 Order sent
WARN: SHOP999 Who knows
ERROR: no 12 of 34
  at a
ERROR: no 5 of 6
`;

it('counts records, lines and bytes', () => {
  expect(statsOf(LOG).total).toEqual({ records: 8, lines: 9, bytes: LOG.length });
});

it('counts levels as they are, and as they would be by the catalog', () => {
  const { levels, levelsByCatalog } = statsOf(LOG);
  const records = (of: LineStats['levels']) => [of.error.records, of.warn.records, of.info.records];
  expect(records(levels)).toEqual([3, 2, 3]);
  expect(records(levelsByCatalog)).toEqual([2, 2, 4]);
});

it('tells constants, retired and unknown codes and unknown texts apart', () => {
  const { constants, retired, unknownCodes, unknownTexts, components } = statsOf(LOG);
  expect(
    constants.rows.map(({ constant, records, otherLevels }) => [
      constant.code,
      records,
      otherLevels,
    ]),
  ).toEqual([
    ['SHOP101', 3, { error: 1 }],
    ['SHOP203', 1, {}],
  ]);
  expect(retired.rows.map(({ retired: { code } }) => code)).toEqual(['SHOP109']);
  expect(unknownCodes.rows.map(({ code }) => code)).toEqual(['SHOP999']);
  expect(unknownTexts.rows).toMatchObject([{ text: 'no # of #', records: 2, lines: 3 }]);
  expect(components.rows.map(({ component, records }) => [component, records])).toEqual([
    ['checkout', 3],
    [undefined, 4],
    ['payments', 1],
  ]);
});

it('waits for no deprecated constant', () => {
  const { unseen, declared } = statsOf(LOG);
  expect(declared).toBe(7);
  expect(unseen.map(({ code }) => code)).toEqual([
    'SHOP102',
    'SHOP104',
    'SHOP201',
    'SHOP202',
    'SHOP204',
  ]);
});

it('keeps so many of what a log makes up, and counts the rest', () => {
  const log = Array.from({ length: 500 }, (_, at) => `INFO: SHOP${500 + at} no\n`).join('');
  const { unknownCodes, total } = statsOf(log, 10);
  expect(unknownCodes.rows).toHaveLength(10);
  expect(unknownCodes.rest.records).toBe(490);
  const bytes = unknownCodes.rows.reduce((sum, row) => sum + row.bytes, unknownCodes.rest.bytes);
  expect(bytes).toBe(total.bytes);
});

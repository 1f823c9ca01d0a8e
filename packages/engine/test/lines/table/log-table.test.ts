/** What filters know of the lines of a log, and what they let through. */
import { createLogTable, type LineFilter, type LogTable } from '@loglex/engine';
import { expect, it } from 'vitest';

/** Six lines: a record of one, one of three, two of one. */
function table(): LogTable {
  const made = createLogTable();
  for (let line = 0; line < 6; line++) made.addLine(line * 10);
  made.addRecord(1, { level: 'info', code: 'A1', component: 'shop', subcomponent: 'cart' });
  made.addRecord(3, { level: 'error', code: 'A2', component: 'shop' });
  made.addRecord(1, {});
  made.addRecord(1, { level: 'error', component: 'web' });
  return made;
}

function shown(made: LogTable, filter: LineFilter): readonly number[] {
  return Array.from({ length: made.known }, (_, line) => line).filter(made.matcher(filter));
}

it('lets lines through with the record that they belong to', () => {
  const made = table();
  expect(shown(made, {})).toEqual([0, 1, 2, 3, 4, 5]);
  expect(shown(made, { levels: ['error'] })).toEqual([1, 2, 3, 5]);
  expect(shown(made, { levels: ['none', 'info'] })).toEqual([0, 4]);
  expect(shown(made, { codes: ['A2', 'A9'] })).toEqual([1, 2, 3]);
  expect(shown(made, { places: [{ component: 'shop' }] })).toEqual([0, 1, 2, 3]);
  expect(shown(made, { places: [{ component: 'shop', subcomponent: 'cart' }] })).toEqual([0]);
  expect(shown(made, { places: [{ component: '' }, { component: 'web' }] })).toEqual([4, 5]);
  expect(shown(made, { levels: ['error'], places: [{ component: 'web' }] })).toEqual([5]);
});

it('knows where records begin and end', () => {
  const made = table();
  expect([1, 2, 3].map(made.recordAt)).toEqual([1, 1, 1]);
  expect([1, 2, 3, 4].map(made.endOfRecord)).toEqual([4, 4, 4, 5]);
  expect(made.entryOf(3)).toEqual({ level: 'error', code: 'A2', component: 'shop' });
  expect([0, 1, 2].map(made.continues)).toEqual([false, false, true]);
});

it('counts records and not lines, and forgets them', () => {
  const made = table();
  expect(made.counts().levels).toMatchObject({ info: 1, error: 2, none: 1, fatal: 0 });
  expect(made.counts().places).toContainEqual({ component: 'shop', records: 1 });
  made.forget(1);
  expect(made.known).toBe(1);
  expect(made.counts()).toEqual({
    levels: { none: 0, trace: 0, debug: 0, info: 1, warn: 0, error: 0, fatal: 0 },
    places: [{ component: 'shop', subcomponent: 'cart', records: 1 }],
    codes: [{ code: 'A1', records: 1 }],
  });
  made.addRecord(2, { code: 'A3' });
  expect(made.entryOf(2)).toEqual({ code: 'A3' });
  expect(made.entryOf(3)).toEqual({});
});

it('keeps starts beyond 4 GB, and grows', () => {
  const made = createLogTable();
  for (let line = 0; line < 20_000; line++) made.addLine(line * 2 ** 20);
  expect(made.startOf(19_999)).toBe(19_999 * 2 ** 20);
  expect(made.lines).toBe(20_000);
});

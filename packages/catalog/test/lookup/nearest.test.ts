import { closest, nearest } from '@loglex/catalog';
import { expect, test } from 'vitest';

const NAMES = [
  'itmes',
  'SINK_QUEUE_FULL',
  'SINK_QUEUE_SLOW',
  'SESSION_STEP_ERROR',
  'LOG612',
  'LOG613',
];

test.each([
  ['SINK_QUEU_FULL', ['SINK_QUEUE_FULL', 'SINK_QUEUE_SLOW']],
  ['sinkQueueFull', ['SINK_QUEUE_FULL', 'SINK_QUEUE_SLOW']],
  ['LOG621', ['LOG612']],
  ['LGO612', ['LOG612']],
  ['LOG611', []],
  ['items', ['itmes']],
  ['SOMETHING_ELSE', []],
])('near %s: %j', (text, names) => {
  expect(nearest(text, NAMES)).toEqual(names);
});

test('never offers the text itself, and no more than asked', () => {
  expect(nearest('LOG612', NAMES)).toEqual([]);
  expect(nearest('SINK_QUEUE_FUL', NAMES, 1)).toEqual(['SINK_QUEUE_FULL']);
});

test('the closest one, or none', () => {
  expect(closest('wran', ['info', 'warn'])).toBe('warn');
  expect(closest('replaced_by', ['reason', 'replaced-by'])).toBe('replaced-by');
  expect(closest('abcd', ['info', 'warn'])).toBeUndefined();
});

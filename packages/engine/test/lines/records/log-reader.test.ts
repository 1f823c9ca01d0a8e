/** A log as it is read: in pieces, by layouts that nobody stated. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLogReader, type LineLayout, type LogRecord, parseTextLayout } from '@loglex/engine';

const TEXT = Array.from(
  { length: 250 },
  (_, index) => `2026-01-31 12:00:00,000 | INFO | app | message ${index}\n`,
)
  .join('')
  .concat('Traceback (most recent call last):\n  File "a.py"\nValueError: x\nprinted');

function messages(pieces: readonly string[], stated: readonly LineLayout[] = []): string[] {
  const reader = createLogReader(stated);
  const records: LogRecord[] = [
    ...pieces.flatMap((piece) => reader.push(piece)),
    ...reader.flush(),
  ];
  return records.map(({ message }) => message);
}

it('finds out the layout and loses no line that waited for it', () => {
  const expected = [...Array.from({ length: 250 }, (_, index) => `message ${index}`), 'printed'];
  expect(messages([TEXT])).toEqual(expected);
  expect(messages(TEXT.split(/(?<=7)/))).toEqual(expected);
});

it('tells the layout from what there is, where that is little', () => {
  const reader = createLogReader([]);
  expect(reader.push('INFO: a\nINFO: b\n')).toEqual([]);
  expect(reader.layouts()).toBeUndefined();
  expect(reader.flush().map(({ message }) => message)).toEqual(['a', 'b']);
  expect(reader.layouts()).toMatchObject([{ id: '{level}: {message}' }]);
  expect([...reader.push('INFO: c\n'), ...reader.flush()]).toMatchObject([
    { message: 'c', line: 3 },
  ]);
});

it('asks anew as long as there is little: a banner is no layout', () => {
  const reader = createLogReader([]);
  reader.push('=== starting ===\n');
  expect(reader.settle()).toMatchObject([{ message: '=== starting ===' }]);
  reader.push('INFO: a\nINFO: b\n');
  expect(reader.settle()).toMatchObject([
    { message: 'a', level: { rung: 'info' }, line: 2 },
    { message: 'b', line: 3 },
  ]);
});

it('lets a line that has not ended wait', () => {
  const reader = createLogReader([]);
  expect(reader.push('INFO: a\nINF')).toEqual([]);
  expect(reader.settle()).toMatchObject([{ message: 'a' }]);
  expect(reader.settle()).toEqual([]);
  reader.push('O: b');
  expect(reader.settle()).toEqual([]);
  expect(reader.flush()).toMatchObject([{ message: 'b', line: 2 }]);
});

it('reads by what is stated, wherever the text is cut', () => {
  const layout = parseTextLayout('{level} {message}') as LineLayout;
  const text = 'INFO a\r\nnot of it\nWARN b\n';
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const pieces = [text.slice(0, from), text.slice(from, to), text.slice(to)];
      expect(messages(pieces, [layout])).toEqual(['a', 'not of it', 'b']);
    }),
  );
});

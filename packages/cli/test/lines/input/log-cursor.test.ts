/** From bytes to records, wherever they are cut, and on from wherever a reader stopped. */
import { type LineLayout, parseTextLayout } from '@loglex/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLogCursor, type LogPosition } from '../../../src/lines/input/log-cursor.ts';

const knowledge = { layouts: [], isCode: () => false };

/** Lines of a log with layouts, traces, empty lines, letters of several bytes, and broken ones. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n\0\ufeff]/g, '')),
  fc.nat(99).map((number) => `INFO: message ${number}`),
  fc.constantFrom(
    '',
    'INFO: Größe 😀',
    '    at f (a.js:1:2)',
    'Traceback (most recent call last):',
  ),
);
const log = fc.array(line, { minLength: 1, maxLength: 30 }).map((lines) => `${lines.join('\n')}\n`);
const encoded = fc
  .tuple(log, fc.constantFrom('utf8', 'utf16le', 'utf16be'))
  .map(([text, encoding]) => {
    const count = text.split('\n').length - 1;
    if (encoding === 'utf8') return { count, bytes: Buffer.from(text) };
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    return { count, bytes: encoding === 'utf16le' ? little : little.swap16() };
  });

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [
    0,
    ...cuts.map((cut) => 3 + (cut % bytes.length)).filter((cut) => cut < bytes.length),
    bytes.length,
  ];
  const places = [...new Set(at)].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => Buffer.from(bytes.subarray(places[index], end)));
}

const cuts = fc.array(fc.nat(2000), { maxLength: 8 });

test('cuts change nothing', () => {
  fc.assert(
    fc.property(encoded, cuts, ({ bytes }, at) => {
      const whole = createLogCursor(knowledge);
      const expected = [...whole.push(Buffer.from(bytes)), ...whole.end()];
      const cursor = createLogCursor(knowledge);
      const found = pieces(bytes, at).flatMap((piece) => cursor.push(piece));
      expect([...found, ...cursor.end()]).toEqual(expected);
    }),
  );
});

test('a position lies between two lines, never behind a record that was not given', () => {
  fc.assert(
    fc.property(encoded, cuts, fc.nat(8), fc.boolean(), ({ bytes, count }, at, stop, isQuiet) => {
      // Where it is stated, no record waits for its layout.
      const layout = parseTextLayout('{level}: {message}') as LineLayout;
      const cursor = createLogCursor({ ...knowledge, layouts: [layout] });
      const given = pieces(bytes, at)
        .slice(0, stop)
        .flatMap((piece) => cursor.push(piece));
      if (isQuiet) given.push(...cursor.settle());
      const from: LogPosition = cursor.position();
      const lines = given.reduce((sum, record) => sum + record.lines, 0);
      if (isQuiet) expect(from.line).toBe(lines);
      else expect(from.line).toBeLessThanOrEqual(lines);
      const rest = createLogCursor(knowledge, from.offset === 0 ? undefined : from);
      const more = [...rest.push(Buffer.from(bytes.subarray(from.offset))), ...rest.end()];
      expect(more.reduce((sum, record) => sum + record.lines, from.line)).toBe(count);
      expect(more[0]?.line ?? from.line + 1).toBe(from.line + 1);
    }),
    { numRuns: 500 },
  );
});

test('a log that is not settled is gone on with before what waits', () => {
  const cursor = createLogCursor({ ...knowledge, layouts: [] });
  cursor.push(Buffer.from('INFO: a\nINFO: b\n'));
  expect(cursor.position()).toMatchObject({ offset: 0, line: 0 });
  expect(cursor.settle()).toHaveLength(2);
  expect(cursor.position()).toMatchObject({ offset: 16, line: 2 });
  cursor.push(Buffer.from('INFO: c'));
  expect(cursor.settle()).toEqual([]);
  expect(cursor.position()).toMatchObject({ offset: 16, line: 2 });
});

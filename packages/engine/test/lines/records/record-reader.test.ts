/** Lines to records: traces belong to the record above them, and nothing is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  createRecordReader,
  JSON_LAYOUTS,
  lineReader,
  type LogRecord,
  stripColours,
  TEXT_LAYOUTS,
} from '@loglex/engine';

function recordsOf(lines: readonly string[]): readonly LogRecord[] {
  const reader = createRecordReader(lineReader([...JSON_LAYOUTS, ...TEXT_LAYOUTS]));
  return [...lines.flatMap((line) => reader.push(line)), ...reader.end()];
}

function shape(text: string): unknown[] {
  return recordsOf(text.split('\n')).map(({ message, line, lines, trace }) => [
    message,
    line,
    lines,
    ...(trace.length > 0 ? [trace.length] : []),
  ]);
}

it('takes a traceback to the record before it', () => {
  expect(
    shape(`ERROR:app:failed
Traceback (most recent call last):
  File "a.py", line 1, in f
    g()
ValueError: no

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 3, in f
app.errors.Broken
INFO:app:next`),
  ).toEqual([
    ['failed', 1, 11, 10],
    ['next', 12, 1],
  ]);
});

it('says how many bytes a record takes, what is below it included', () => {
  const text = 'INFO: ä\r\nERROR: \u001b[31mfailed\u001b[0m\n    at f (a.js:1:2)\nINFO: 😀\n';
  const records = recordsOf(text.split('\n').slice(0, -1));
  expect(records.map(({ bytes }) => bytes)).toEqual([
    'INFO: .\r\n'.length + 1,
    'ERROR: .[31mfailed.[0m\n    at f (a.js:1:2)\n'.length,
    'INFO: \n'.length + 4,
  ]);
});

it('takes the stack of an error of Node and of Java', () => {
  expect(
    shape(`ERROR: failed
TypeError: x is not a function
    at f (a.js:1:2) {
  code: 'E'
}
INFO: next
WARN: slow
Caused by: java.io.IOException: gone
\tat a.b.C.d(C.java:1)
\t... 12 more
INFO: last`),
  ).toEqual([
    ['failed', 1, 5, 4],
    ['next', 6, 1],
    ['slow', 7, 4, 3],
    ['last', 11, 1],
  ]);
});

it('leaves lines of their own what they are', () => {
  expect(
    shape(`Starting
Done: 3
  indented under text
INFO: one
printed
note: printed`),
  ).toEqual([
    ['Starting', 1, 1],
    ['Done: 3', 2, 1],
    ['  indented under text', 3, 1],
    ['one', 4, 1],
    ['printed', 5, 1],
    ['note: printed', 6, 1],
  ]);
});

it('keeps so much of an endless trace and counts the rest', () => {
  const lines = ['ERROR: x', ...Array.from({ length: 5000 }, () => '    at f')];
  const [record] = recordsOf(lines);
  expect(record).toMatchObject({ lines: 5001 });
  expect(record!.trace).toHaveLength(500);
});

it('loses no line, whatever the lines', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'INFO: a',
      'Traceback (most recent call last):',
      '  File "a"',
      'ValueError: x',
      '',
      '{"level":30,"time":1,"msg":"x"}',
      '\u001b[31mERROR\u001b[0m: red',
      '}',
      '\tat x',
    ),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const records = recordsOf(lines);
      let next = 1;
      for (const record of records) {
        expect(record.line).toBe(next);
        next += record.lines;
      }
      expect(next).toBe(lines.length + 1);
    }),
  );
});

it('takes out what speaks to a terminal, and nothing else', () => {
  expect(
    stripColours(
      '\u001b[1;31mred\u001b[0m \u001b]8;;https://x.test\u0007link\u001b]8;;\u001b\\ \u001b(Bend',
    ),
  ).toBe('red link end');
  expect(stripColours('a[31mb')).toBe('a[31mb');
  expect(stripColours('cut \u001b[31')).toBe('cut [31');
  const openers = '\u001b]'.repeat(200_000);
  const start = performance.now();
  expect(stripColours(openers)).toBe(']'.repeat(200_000));
  expect(performance.now() - start).toBeLessThan(2000);
});

/** Which layouts a log has, told from some of its lines. */
import { expect, it } from 'vitest';
import { detectLayouts } from '@loglex/engine';

function ids(lines: string[]): string[] {
  return detectLayouts(lines).layouts.map(({ id }) => id);
}

it('finds the layout that says most of every line', () => {
  expect(
    ids([
      '2026-01-31 12:00:00,123 | INFO | app | a',
      '2026-01-31 12:00:01,000 |    ERROR | app.db | b | c',
    ]),
  ).toEqual(['{timestamp} | {level} | {logger} | {message}']);
  expect(ids(['[2026-01-31 12:00:00] [demux] [INFO] x'])).toEqual([
    '[{timestamp}] [{component}] [{level}] {message}',
  ]);
  expect(ids(['2026-01-31 12:00:00,123 - app - INFO - x'])).toEqual([
    '{timestamp} - {logger} - {level} - {message}',
  ]);
  expect(ids(['LOG402 | x | extra={"a":1}', 'LOG403 | y'])).toEqual([
    '{code} | {message} | extra={extra:json}',
    '{code} | {message}',
  ]);
});

it('finds several in a log that is written by several', () => {
  const text = '2026-01-31 12:00:00,123 INFO app: x';
  const json = '{"level":30,"time":1,"msg":"x"}';
  expect(detectLayouts([text, json, json, 'free text'])).toMatchObject({
    layouts: [{ id: 'pino' }, { id: '{timestamp} {level} {logger}: {message}' }],
    read: 3,
    of: 4,
  });
});

it('takes no layout for what hardly any line has', () => {
  const lines = Array.from({ length: 200 }, () => '[2026-01-31 12:00:00] [INFO] x');
  expect(ids([...lines, 'LOG1 | x'])).toEqual(['[{timestamp}] [{level}] {message}']);
});

it('looks through colours and past stack traces', () => {
  expect(
    detectLayouts(['\u001b[32mINFO\u001b[0m: x', 'Traceback', '  File "a.py"', '']),
  ).toMatchObject({ layouts: [{ id: '{level}: {message}' }], read: 1, of: 2 });
});

it('finds none where there is none', () => {
  expect(detectLayouts(['started', 'stopped'])).toEqual({ layouts: [], read: 0, of: 2 });
  expect(detectLayouts([])).toEqual({ layouts: [], read: 0, of: 0 });
});

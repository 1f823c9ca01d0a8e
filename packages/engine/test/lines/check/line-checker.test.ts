/** What is told of a log, and what is kept of it. */
import { defaultSettings, readSettings, checks, type Settings } from '@loglex/engine';
import { expect, it } from 'vitest';
import { checkedLog, lineFindings, type LogFixture } from './line-findings.ts';

function told(log: string, fixture?: LogFixture): string[] {
  return lineFindings(log, fixture).map(
    ({ finding: { check, severity, range }, line, occurrences }) =>
      `${line}:${range.start}-${range.end} ${severity} ${check} ×${occurrences}`,
  );
}

function settingsOf(text: string): Settings {
  const { settings, problems } = readSettings(
    [{ file: 'loglex.yaml', text: `loglex: 1\n${text}` }],
    checks,
  );
  expect(problems).toEqual([]);
  return settings;
}

it('tells one thing once, where it was first, with its number', () => {
  const drifted = '2026-01-31T12:00:00Z | ERROR | shop.checkout | SHOP102 Nothing in the cart\n';
  const right =
    '2026-01-31T12:00:00Z | WARN | shop.checkout | SHOP102 Checkout refused: the cart is empty\n';
  expect(told(right + drifted.repeat(1000) + right)).toEqual([
    `2:23-28 error line-wrong-severity ×1000`,
    `2:55-74 warning line-drifted-text ×1000`,
  ]);
});

it('places codes, loggers and values', () => {
  const log = `WARNING:shp.checkout:SHOP199 no
INFO:shop.checkout:SHOP101 Order A-12 placed: three items
`;
  expect(told(log)).toEqual([
    '1:21-28 error line-unknown-code ×1',
    '1:8-20 warning line-logger-namespace ×1',
    '2:46-51 warning line-wrong-value ×1',
  ]);
});

it('is as severe as the settings say', () => {
  const log = 'INFO: SHOP199 no\nINFO: SHOP103 Cart c dropped\n';
  expect(told(log)).toHaveLength(2);
  const settings = settingsOf('checks: { line-unknown-code: off, line-deprecated-code: error }');
  expect(told(log, { settings })).toEqual(['2:6-13 error line-deprecated-code ×1']);
});

it('keeps so many different findings, and counts what else is wrong', () => {
  const log = Array.from({ length: 500 }, (_, at) => `INFO: SHOP${500 + at} no\n`).join('');
  const checker = checkedLog(log, { most: 20 });
  expect(checker.findings()).toHaveLength(20);
  expect(checker.counts()).toEqual({ records: 500, coded: 500, known: 0, untold: 480 });
});

it('quotes no character that a terminal obeys', () => {
  const log = `{"level":30,"time":1,"code":"SHOP102","msg":"\\u001b]0;evil\\u0007\\u202e${'x'.repeat(5000)}","\\u001b[2J":1}\n`;
  const messages = lineFindings(log).map(({ finding }) => finding.message);
  expect(messages).toHaveLength(3);
  for (const message of messages) {
    expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(message.length).toBeLessThan(400);
  }
});

it('takes keys of prototypes for keys', () => {
  const log =
    '{"level":30,"time":1,"code":"SHOP104","__proto__":{"a":1},"constructor":1,"toString":2,"msg":"Cart c abandoned"}\n';
  expect(lineFindings(log).map(({ finding }) => finding.data['key'])).toEqual([
    '__proto__',
    'constructor',
    'toString',
  ]);
  expect(({} as Record<string, unknown>)['a']).toBeUndefined();
});

it('holds nothing to a catalog that says nothing', () => {
  const log = 'INFO:app:started\n{"level":30,"time":1,"a":1,"msg":"x"}\nLOG1 | x | extra={}\n';
  expect(told(log, { catalog: 'loglex: 1\n', settings: defaultSettings })).toEqual([]);
});

it('asks of constants with one code what all of them ask for', () => {
  const catalog = `loglex: 1
components:
  a: { fields: { run: { type: integer, required: true } } }
constants:
  - { code: A1, name: ONE, level: info, message: One, component: a }
  - { code: A1, name: TWO, level: warn, message: Two }
`;
  const line = (level: number, text: string) =>
    `{"level":${level},"time":1,"code":"A1","msg":"${text}"}\n`;
  expect(told(line(40, 'Two'), { catalog })).toEqual([]);
  expect(told(line(30, 'One'), { catalog })).toEqual(['1:0-0 error line-missing-field ×1']);
  // Neither text is said, so it may be either.
  expect(told(line(40, 'Three'), { catalog })).toEqual(['1:0-0 warning line-drifted-text ×1']);
});

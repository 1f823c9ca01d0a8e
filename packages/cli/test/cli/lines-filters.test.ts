/** Which records `loglex lines` shows, and how. */
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { shopWithLogs } from '../support/logs.ts';
import { atTerminal } from '../support/terminal.ts';
import { timeOf } from '../../src/lines/record-times.ts';

const CATALOG = `loglex: 1
components:
  shop: { subcomponents: { cart: {}, till: {} } }
  mail: {}
constants:
  - { code: SHOP101, name: ORDER_PLACED, level: info, message: "Order {order} placed", component: shop, subcomponent: cart, tags: [orders], fields: { order: { type: string } } }
  - { code: SHOP102, name: PAID, level: info, message: "Paid in {ms} ms", component: shop, subcomponent: till, tags: [money], fields: { ms: { type: number } } }
  - { code: MAIL201, name: MAIL_SENT, level: debug, message: Mail sent, component: mail, tags: [money, mails] }
`;
const LOG = `2026-01-31 12:00:00,000 | INFO | app | Order A-1 placed
2026-01-31 12:00:01,000 | INFO | app | Paid in 12 ms
2026-01-31 12:00:02,000 | INFO | app | Paid in 7 ms
2026-01-31 12:00:03,000 | DEBUG | app | Mail sent
2026-01-31 12:00:04,000 | ERROR | till | The till is on fire
Traceback (most recent call last):
  File "till.py", line 3, in burn
OSError: smoke
SHOP199 | whatever
nobody knows when
`;
const project = (files = {}) =>
  shopWithLogs({ 'log-catalog/shop.yaml': CATALOG, 'app.log': LOG, ...files });
const rows = (stdout: string) =>
  stdout.split('\n').flatMap((row) => /^(\d+|--)(?=  |$)/.exec(row)?.[0] ?? []);
const lines = (...args: string[]) => loglex(project(), ['lines', 'app.log', ...args]);

test.each([
  [['--level', 'warn'], '5'],
  [['--level', '>=warning'], '5'],
  [['--level', '=info'], '1 2 3'],
  [['--level', '<info'], '4'],
  [['--level', '<=info'], '1 2 3 4'],
  [['--level', 'none'], '9 10'],
  [['--level', '=debug', '--level', 'error'], '4 5'],
  [['--component', 'mail'], '4'],
  [['--component', 'mail', '--component', 'shop'], '1 2 3 4'],
  [['--subcomponent', 'till'], '2 3'],
  [['--code', 'SHOP102'], '2 3'],
  [['--code', 'PAID', '--code', 'MAIL201'], '2 3 4'],
  [['--code', 'SHOP1*'], '1 2 3 9'],
  [['--code', 'SHOP199'], '9'],
  [['--tag', 'money'], '2 3 4'],
  [['--tag', 'money', '--component', 'shop'], '2 3'],
  [['--tag', 'mails', '--tag', 'orders'], '1 4'],
  [['--text', 'PAID'], '2 3'],
  [['--text', 'smoke'], '5'],
  [['--field', 'ms=12'], '2'],
  [['--field', 'ms=12.0', '--field', 'ms=7'], '2 3'],
  [['--field', 'ms>7'], '2'],
  [['--field', 'ms>=7', '--field', 'ms<12'], '3'],
  [['--field', 'ms'], '2 3'],
  [['--field', '!ms', '--level', '=info'], '1'],
  [['--field', 'ms!=12', '--component', 'shop'], '1 3'],
  [['--field', 'logger=till'], '5'],
  [['--since', '2026-01-31T12:00:04'], '5 9 10'],
  [['--until', '2026-01-31 12:00:01'], '1 2'],
  [['--since', '10m'], ''],
  [['--text', 'fire', '-C', '1'], '4 5 9'],
  [['--code', 'SHOP101', '--code', 'SHOP199', '-C', '1'], '1 2 -- 5 9 10'],
])('%j leaves %s', (args, expected) => {
  const { code, stdout, stderr } = lines(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(rows(stdout).join(' ')).toBe(expected);
});

test.each([
  [['--component', 'shp'], 'shp is no component of the catalog. Did you mean shop?'],
  [['--component', 'warehouse'], 'warehouse is no component of the catalog. There are mail, shop.'],
  [['--subcomponent', 'card'], 'card is no subcomponent of the catalog. Did you mean cart?'],
  [['--tag', 'monye'], 'monye is no tag of the catalog. Did you mean money?'],
  [
    ['--code', 'ORDER_PLACD'],
    'ORDER_PLACD is no code or name of the catalog. Did you mean ORDER_PLACED?',
  ],
  [['--level', 'loud'], 'loud is no level. There are trace, debug,'],
  [['--field', '=3'], '--field =3 tests nothing. Write key=value'],
  [['--field', 'ms>many'], '--field ms> wants a number, not many.'],
  [['--since', 'yesterday-ish'], 'yesterday-ish is no time.'],
  [['--format', 'sarif'], '--format sarif is for findings. Records are written as text, jsonl'],
])('%j is refused, and what there is is told', (args, message) => {
  const { code, stdout, stderr } = lines(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

describe('JSON', () => {
  test('has an object on a line for each record', () => {
    const { stdout } = lines('--format', 'jsonl');
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(records).toHaveLength(7);
    expect(records[1]).toEqual({
      log: 'app.log',
      line: 2,
      lines: 1,
      timestamp: '2026-01-31 12:00:01,000',
      level: 'info',
      code: 'SHOP102',
      component: 'shop',
      subcomponent: 'till',
      name: 'PAID',
      tags: ['money'],
      by: 'template',
      ambiguous: false,
      logger: 'app',
      message: 'Paid in 12 ms',
      values: { ms: 12 },
      fields: {},
      malformed: [],
      trace: [],
      sites: [],
    });
    expect(records[4]).toMatchObject({
      line: 5,
      lines: 4,
      trace: [/Traceback/, /till/, /smoke/].map((each) => expect.stringMatching(each) as string),
    });
  });

  test('asks fields of JSON logs, also inside of objects', () => {
    const log =
      '{"level":30,"time":1769860800000,"msg":"Paid in 1 ms","user":{"id":7},"extra":null}\n{"level":30,"time":1769860801000,"msg":"Paid in 2 ms","user":{"id":8}}\n';
    const root = project({ 'json.log': log });
    const asked = (...args: string[]) => rows(loglex(root, ['lines', 'json.log', ...args]).stdout);
    expect(asked('--field', 'user.id=8')).toEqual(['2']);
    expect(asked('--field', 'extra')).toEqual(['1']);
    expect(asked('--field', 'extra=null')).toEqual(['1']);
    expect(asked('--since', '2026-01-31T12:00:01Z')).toEqual(['2']);
  });
});

test('rows have what a record carries beside its message, but for what every one has', () => {
  const log = `{"level":30,"time":1769860800000,"pid":1,"hostname":"h","msg":"Mail sent","to":"Ada L","n":7,"deep":{"a":[1]},"long":"${'x'.repeat(300)}"}
{"level":50,"time":1769860800000,"msg":"No mail","err":{"stack":"Error: no\\n    at f (a.js:1:2)"}}
SHOP102 | Paid in 7 ms | extra={"till": 3}
`;
  const { stdout } = loglex(project({ 'x.log': log }), ['lines', 'x.log']);
  expect(stdout)
    .toBe(`1  info  MAIL201  mail  -  Mail sent  to="Ada L" n=7 deep={"a":[1]} long=${'x'.repeat(200)}…
2  error  -  -  -  No mail
    Error: no
        at f (a.js:1:2)
3  info  SHOP102  shop  -  Paid in 7 ms  till=3
`);
});

test('at a terminal has colours, and columns that stand below each other', () => {
  const { raw, text } = atTerminal(project(), ['lines', 'app.log', '--component', 'shop'], []);
  expect(raw).toContain('\u001b[1mSHOP102\u001b[0m');
  expect(text).toBe(
    `1     info   SHOP101  shop  src/order.ts:7  Order A-1 placed
2     info   SHOP102  shop  -               Paid in 12 ms
3     info   SHOP102  shop  -               Paid in 7 ms
`,
  );
});

/** In milliseconds since 1970, from `date -d … +%s`. */
test.each([
  ['2026-01-31T12:00:00Z', 1769860800000],
  ['2026-01-31T12:00:00.250Z', 1769860800250],
  ['2026-01-31 12:00:00,250 +0100', 1769857200250],
  ['2026/01/31 12:00:00Z', 1769860800000],
  ['2026-01-31 12:00:00 UTC', 1769860800000],
  ['1769860800', 1769860800000],
  ['1769860800.5', 1769860800500],
  ['1769860800000', 1769860800000],
  ['1769860800000000', 1769860800000],
  ['1769860800000000000', 1769860800000],
  ['31/Jan/2026:12:00:00 +0000', 1769860800000],
  ['Sat Jan 31 12:00:00 2026', new Date(2026, 0, 31, 12).getTime()],
  ['Jan 31 12:00:00', new Date(2026, 0, 31, 12).getTime()],
  ['2026-01-31', new Date(2026, 0, 31).getTime()],
  ['12:00:00', new Date(2026, 1, 1, 12).getTime()],
  ['never', undefined],
])('%s is %s', (text, time) => {
  expect(timeOf(text, new Date(2026, 1, 1, 18))).toBe(time);
});

/** `loglex lines` on logs: what wrote their records. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CLEAN, shop } from '../support/shop.ts';
import { tempProject } from '../support/temp-project.ts';

const LOG = `INFO: Order placed
ERROR: Payment of A-12 failed
INFO: \u001b]0;evil\u0007un\u202eheard of
`;

const project = () => tempProject(shop({ 'src/order.ts': CLEAN, 'app.log': LOG }));

/** Nothing emits SHOP102; colours and titles of terminals are no text, other controls are spelled out. */
const ROWS = `1  info  SHOP101  shop  src/order.ts:7  Order placed
2  error  SHOP102  shop  -  Payment of A-12 failed
3  info  -  -  -  un\\u202eheard of
`;

test('gives each record its level, code, component and call', () => {
  const { code, stdout, stderr } = loglex(project(), ['lines', 'app.log']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(ROWS);
});

test('reads .gz and stdin alike', () => {
  const root = project();
  writeFileSync(join(root, 'app.log.gz'), gzipSync(LOG));
  const plain = loglex(root, ['lines', 'app.log']).stdout;
  expect(loglex(root, ['lines', 'app.log.gz']).stdout).toBe(plain);
  expect(loglex(root, ['lines', '-'], { input: LOG }).stdout).toBe(plain);
});

test.each([
  [['--level', 'warn'], ['2']],
  [['--code', 'SHOP101'], ['1']],
  [
    ['--component', 'shop'],
    ['1', '2'],
  ],
  [['--text', 'heard'], ['3']],
])('%j leaves lines %j', (filter, lines) => {
  const { stdout } = loglex(project(), ['lines', 'app.log', ...filter]);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('  ')[0]),
  ).toEqual(lines);
});

test.each([
  [['none.log'], 'There is no log none.log.'],
  [[], 'Name a log'],
])('lines %j ends with 2 and says why', (args, message) => {
  const { code, stderr } = loglex(project(), ['lines', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each([
  [['app.log', '--manifests', '.'], /no logs/],
  [['--manifests', '.', '--level', 'warn'], /no logs/],
  [['app.log', '--graph', 'svg'], /--manifests/],
])('refuses %j, which asks for two things', (args, expected) => {
  const { code, stderr } = loglex(project(), ['lines', ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(expected);
});

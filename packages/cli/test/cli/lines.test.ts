/** `loglex lines` on logs: what wrote their records. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CLEAN, SETTINGS, shop } from '../support/shop.ts';
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

describe('a monorepo', () => {
  const api = `loglex: 1
components: { api: { paths: [packages/api/**] } }
constants:
  - { code: API101, name: SERVED, level: info, message: "Served {path}", component: api }
  - { code: SHOP101, name: HEALTHY, level: debug, message: Healthy, component: api }
`;
  const source = `import pino from 'pino';
import { LOG } from './log-codes.js';
const logger = pino();
logger.info(LOG.SERVED);
logger.debug(LOG.HEALTHY);
logger.debug('cache is warm');
`;
  const monorepo = () =>
    tempProject({
      ...shop({ 'src/order.ts': CLEAN }),
      'loglex.yaml': SETTINGS.replace('["src/**"]', '["**"]'),
      'packages/api/loglex.yaml':
        'loglex: 1\nextends: ../../loglex.yaml\ncatalogs: [catalog.yaml]\n',
      'packages/api/catalog.yaml': api,
      'packages/api/src/a.ts': source,
      'packages/api/test/a.test.ts': source,
      'app.log':
        'INFO: Served /cart\nDEBUG: cache is warm\nDEBUG: SHOP101 Healthy\nINFO: SHOP101 Order placed\n',
    });
  /** Two parts have one code: the text tells whose it is. */
  const rows = `1  info  API101  api  packages/api/src/a.ts:4  Served /cart
2  debug  -  -  packages/api/src/a.ts:6  cache is warm
3  debug  SHOP101  api  packages/api/src/a.ts:5  SHOP101 Healthy
4  info  SHOP101  shop  src/order.ts:7  SHOP101 Order placed
`;

  test('knows what any of its parts writes, from whichever folder', () => {
    const root = monorepo();
    expect(loglex(root, ['lines', 'app.log']).stdout).toBe(rows);
    const inside = loglex(join(root, 'packages/api'), ['lines', '../../app.log']).stdout;
    const fromThere = rows
      .replaceAll('  packages/api/', '  ')
      .replace('  src/order', '  ../../src/order');
    expect(inside).toBe(fromThere);
  });

  test('is explained as well', () => {
    const { stdout } = loglex(monorepo(), ['explain', 'INFO: Served /cart', '--format', 'json']);
    expect(JSON.parse(stdout).results[0]).toMatchObject({
      answers: [{ code: 'API101', sites: [{ file: 'packages/api/src/a.ts', line: 4 }] }],
    });
  });
});

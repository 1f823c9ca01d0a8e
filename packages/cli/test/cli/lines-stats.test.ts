/** `loglex lines --stats`: what logs consist of. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { CATALOG, CLEAN, shop } from '../support/shop.ts';
import { tempProject, write } from '../support/temp-project.ts';

const LOG = `INFO: SHOP101 Order placed
INFO: SHOP101 Order placed
ERROR: SHOP101 Order placed
INFO: cache is warm
INFO: SHOP199 \u202eWho knows
INFO: un\u202eheard of 17
`;

const SOURCE = `${CLEAN}logger.info('cache is warm');\n`;

const project = () => tempProject(shop({ 'src/order.ts': SOURCE, 'app.log': LOG }));

test('says what there is most of first, and harmlessly', () => {
  const { code, stdout, stderr } = loglex(project(), ['lines', '--stats', 'app.log']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`6 records in 6 lines, 152 B

Levels
       records        size       by the catalog   size
error        1  17%   28 B  18%               0    0 B  -100%
info         5  83%  124 B  82%               6  152 B   +23%

Components
shop  3  50%  82 B  54%
-     3  50%  70 B  46%

Constants
SHOP101  ORDER_PLACED  info  3  50%  82 B  54%

At other levels than the catalog has
SHOP101  ORDER_PLACED  is info  error 1

Calls without a constant
src/order.ts:9:1  1  17%  20 B  13%

Unknown codes
SHOP199  1  17%  27 B  18%

Texts that nobody knows
un\\u202eheard of #  1  17%  23 B  15%

Never seen: 1 of 2 constants
SHOP102  PAYMENT_FAILED
`);
});

test('says what a changed level saves', () => {
  const root = project();
  write(root, { 'log-catalog/shop.yaml': CATALOG.replace('level: info', 'level: debug') });
  const { stdout } = loglex(root, ['lines', '--stats', 'app.log', '--level', '=info']);
  expect(stdout).toContain(`Levels
       records         size        by the catalog  size
info         5  100%  124 B  100%               3  70 B  -44%
debug        0    0%    0 B    0%               2  54 B   new
`);
});

test('compares two logs', () => {
  const root = project();
  writeFileSync(
    join(root, 'after.log'),
    'INFO: SHOP101 Order placed\nERROR: Payment of A failed\n',
  );
  const { stdout } = loglex(root, ['lines', '--stats', 'app.log', '--compare', 'after.log']);
  expect(stdout).toBe(`6 records in 6 lines, 152 B
Compared with 2 records in 2 lines, 54 B

Levels
       before   size  after  size
error       1   28 B      1  27 B   -4%
info        5  124 B      1  27 B  -78%

Constants that changed most
SHOP101  ORDER_PLACED    3  82 B  1  27 B  -67%
SHOP102  PAYMENT_FAILED  0   0 B  1  27 B   new
`);
});

test('cuts tables and says so', () => {
  const root = project();
  const codes = Array.from({ length: 30 }, (_, at) => `INFO: SHOP1${at + 50} x\n`).join('');
  writeFileSync(join(root, 'codes.log'), codes);
  const { stdout } = loglex(root, ['lines', '--stats', 'codes.log', '--top', '3']);
  expect(stdout).toMatch(/Unknown codes\n(?:SHOP1\d\d .*\n){3}… and 27 others\n/);
});

test('gives all of it to programs', () => {
  const root = project();
  const args = ['lines', '--stats', 'app.log', '--compare', 'app.log', '--format', 'json'];
  const { stdout } = loglex(root, [...args, '-o', 'out/stats.json']);
  expect(stdout).toBe('');
  const stats = JSON.parse(readFileSync(join(root, 'out/stats.json'), 'utf8'));
  expect(stats).toMatchObject({
    version: 1,
    total: { records: 6, lines: 6, bytes: Buffer.byteLength(LOG) },
    levels: { info: { records: 5 }, error: { records: 1 } },
    levelsByCatalog: { info: { records: 6 }, error: { records: 0 } },
    constants: {
      rows: [{ code: 'SHOP101', level: 'info', records: 3, otherLevels: { error: 1 } }],
    },
    calls: { rows: [{ file: 'src/order.ts', line: 9, column: 1, records: 1 }] },
    unseen: ['SHOP102'],
    declared: 2,
  });
  expect(stats.compared.total).toEqual(stats.total);
});

test('counts as seen what `loglex coverage` does', () => {
  const root = project();
  const coverage = loglex(root, ['coverage', '--log', 'app.log', '--format', 'json']).stdout;
  const stats = loglex(root, ['lines', '--stats', 'app.log', '--format', 'json']).stdout;
  expect(JSON.parse(stats).unseen).toEqual(JSON.parse(coverage).total.missing.seen);
});

test.each([
  [['app.log', '--compare', 'b.log'], /--stats/],
  [['app.log', '--stats', '--check'], /either/],
  [['app.log', '--stats', '--format', 'sarif'], /text, json/],
])('refuses %j', (args, expected) => {
  const { code, stderr } = loglex(project(), ['lines', ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(expected);
});

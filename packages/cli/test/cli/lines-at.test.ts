/** `loglex lines --at`: a log of a deployed version, by the catalog that it had. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loglex } from '../support/loglex.ts';
import { shopWithLogs } from '../support/logs.ts';
import { commitAll, git } from '../support/temp-project.ts';

const catalog = (constants: string, retired = '[]') =>
  `loglex: 1\ncomponents: { shop: {} }\nconstants:\n${constants}retired: ${retired}\n`;
const entry = (code: string, name: string, message: string) =>
  `  - { code: ${code}, name: ${name}, level: info, message: "${message}", component: shop }\n`;
const THEN = catalog(
  entry('SHOP101', 'ORDER_PLACED', 'Order {id} placed') +
    entry('SHOP102', 'PAID', 'Paid') +
    entry('SHOP103', 'LOST', 'Cart lost') +
    entry('SHOP104', 'GONE', 'Gone with the wind') +
    entry('SHOP105', 'KEPT', 'Kept as it was'),
);
const NOW = catalog(
  entry('SHOP101', 'ORDER_CREATED', 'Order {id} was created') +
    entry('SHOP202', 'PAID', 'Paid at last') +
    entry('SHOP105', 'KEPT', 'Kept as it was'),
  '[{ code: SHOP102, name: PAID }, { code: SHOP103, name: LOST, replaced-by: SHOP105 }]',
);
const SOURCE = `import pino from 'pino';
import { LOG } from './log-codes.js';
const logger = pino();
logger.info(LOG.PAID);
logger.info(LOG.ORDER_CREATED);
`;
const LOG = `INFO: Order 7 placed
INFO: Paid
INFO: Cart lost
INFO: Gone with the wind
INFO: Kept as it was
`;

function project(): string {
  const root = shopWithLogs({
    'log-catalog/shop.yaml': THEN,
    'app.log': LOG,
    'src/order.ts': SOURCE,
  });
  commitAll(root);
  git(root, 'tag', 'v1');
  writeFileSync(join(root, 'log-catalog/shop.yaml'), NOW);
  return root;
}

test('says what each constant was then and what has become of it', () => {
  const { code, stdout, stderr } = loglex(project(), ['lines', 'app.log', '--at', 'v1']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`1  info  SHOP101 (now ORDER_CREATED)  shop  src/order.ts:5  Order 7 placed
2  info  SHOP102 (now SHOP202)  shop  src/order.ts:4  Paid
3  info  SHOP103 (retired, SHOP105 instead)  shop  -  Cart lost
4  info  SHOP104 (gone)  shop  -  Gone with the wind
5  info  SHOP105  shop  -  Kept as it was
`);
});

test('without it knows only what is still the same', () => {
  const { stdout } = loglex(project(), ['lines', 'app.log', '--format', 'jsonl']);
  const codes = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { code?: string }).code);
  expect(codes).toEqual([undefined, undefined, undefined, undefined, 'SHOP105']);
});

test('says the same to programs, and filters by what was', () => {
  const args = ['lines', 'app.log', '--at', 'v1', '--format', 'jsonl'];
  const became = (...more: string[]) =>
    loglex(project(), [...args, ...more])
      .stdout.trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { became?: object }).became);
  expect(became()).toEqual([
    { kind: 'renamed', code: 'SHOP101', name: 'ORDER_CREATED' },
    { kind: 'renamed', code: 'SHOP202', name: 'PAID' },
    { kind: 'retired', replacedBy: 'SHOP105' },
    { kind: 'gone' },
    undefined,
  ]);
  expect(became('--code', 'LOST')).toEqual([{ kind: 'retired', replacedBy: 'SHOP105' }]);
});

test.each([
  ['v9', 'git knows no commit v9'],
  ['--all', 'ref'],
])('refuses %s', (ref, message) => {
  const { code, stderr } = loglex(project(), ['lines', 'app.log', `--at=${ref}`]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('needs a repository', () => {
  const { code, stderr } = loglex(shopWithLogs({ 'app.log': LOG }), [
    'lines',
    'app.log',
    '--at',
    'v1',
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain('--at needs a git repository');
});

import { printPlan } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { CATALOG, example, SETTINGS } from './example.ts';

const PINO = `import pino from 'pino';\nconst log = pino();\n`;
const NEST = `import { Logger } from '@nestjs/common';\nconst log = new Logger('A');\n`;
const PYTHON = 'import logging\nlog = logging.getLogger(__name__)\n';

/** The rows of one file of calls of `log`, one on each line. */
function rowsOf(calls: string, options: Parameters<typeof example>[1] = {}) {
  const { plan } = example({ 'src/orders/cart.ts': PINO + calls }, options);
  return plan.files.flatMap(({ rows }) => rows);
}

describe('planMigration', () => {
  it('gives a raw call a new constant of its component, and writes it', () => {
    const { plan, migrated } = example({
      'src/orders/cart.ts': `${PINO}log.warn(\`Cart \${cart.id} is empty\`);\n`,
    });
    expect(plan.constants).toEqual([
      {
        code: 'SHOP102',
        name: 'CART_EMPTY',
        level: 'warn',
        message: 'Cart {cart_id} is empty',
        component: 'orders',
        fields: { cart_id: {} },
        keys: ['cart_id'],
        catalog: 'log-catalog.yaml',
      },
    ]);
    expect(plan.files[0]?.rows[0]).toMatchObject({
      line: 3,
      column: 1,
      tier: 'safe',
      decision: 'migrate',
      constant: 'SHOP102',
      before: 'log.warn(`Cart ${cart.id} is empty`)',
      after: 'logConstant(log, LOG.CART_EMPTY, { cart_id: cart.id })',
    });
    expect(migrated('src/orders/cart.ts')).toBe(`import pino from 'pino';
import { logConstant } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
const log = pino();
logConstant(log, LOG.CART_EMPTY, { cart_id: cart.id });
`);
  });

  it.each([
    ['warn', 'src/orders/a.py', `${PYTHON}log.warning("Cart is empty")\n`],
    ['warning', 'src/orders/a.ts', `${PINO}log.warn('Cart is empty');\n`],
  ])('spells a level as the catalog does: %s in %s', (level, file, text) => {
    const catalog = `${CATALOG}  - { code: SHOP102, name: LATE, level: ${level}, message: Order is late, component: orders }\n`;
    const { plan, applied } = example({ [file]: text }, { catalog });
    expect(plan.constants).toMatchObject([{ name: 'CART_EMPTY', level }]);
    expect(plan.files[0]?.rows[0]).toMatchObject({ tier: 'safe' });
    expect(applied().plan.files).toEqual([]);
  });

  it('does not advise to migrate what cannot be', () => {
    const rows = rowsOf("log.info('Cart saved');\nlog.info(text);\nlog.info('-----', text);\n");
    expect(rows.map(({ tier, advice }) => [tier, advice.map(({ action }) => action)])).toEqual([
      ['safe', ['migrate']],
      ['refused', []],
      ['refused', ['remove']],
    ]);
  });

  it('uses the constant that says the same, whatever its values are called', () => {
    const { plan, migrated } = example({
      'src/orders/a.ts': `${PINO}log.info(\`Order \${it.key} placed\`);\n`,
      'src/orders/b.py': `${PYTHON}log.info("Order %s placed", number)\n`,
    });
    expect(plan.constants).toEqual([]);
    expect(migrated('src/orders/a.ts')).toContain(
      'logConstant(log, LOG.ORDER_PLACED, { order_id: it.key });',
    );
    expect(migrated('src/orders/b.py')).toContain(
      'log_constant(log, LOG_ORDER_PLACED, extra={"order_id": number})',
    );
  });

  it.each([
    ['another level', 'log.warn(`Order ${id} placed`);'],
    ['another case', 'log.info(`order ${id} placed`);'],
    ['another stop', 'log.info(`Order ${id} placed.`);'],
    ['another spacing', 'log.info(`Order  ${id} placed`);'],
    ['holes elsewhere', 'log.info(`Order placed ${id}`);'],
  ])('makes a new constant for %s', (_, call) => {
    expect(rowsOf(call)[0]?.constant).toBe('SHOP102');
  });

  it.each([
    [
      'a deprecated one',
      CATALOG.replace('component: orders', 'component: orders\n    deprecated: { reason: merged }'),
    ],
    [
      'one that another component may not emit here',
      CATALOG.replace('component: orders', 'component: mail').replace('SHOP101', 'SHOP201'),
    ],
    ['one with another format', `${CATALOG}    fields: { order_id: { format: json } }\n`],
  ])('does not use %s', (_, catalog) => {
    const [row] = rowsOf('log.info(`Order ${id} placed`);', { catalog });
    expect(row?.constant).toMatch(/^SHOP10[0-2]$/);
    expect(row?.after).not.toContain('LOG.ORDER_PLACED,');
  });

  it('never gives a retired code or name again', () => {
    const { plan } = example(
      { 'src/orders/a.ts': `${PINO}log.info('Cart emptied');\n` },
      { catalog: `${CATALOG}retired:\n  - { code: SHOP102, name: CART_EMPTIED }\n` },
    );
    expect(plan.constants).toMatchObject([{ code: 'SHOP103', name: 'ORDERS_CART_EMPTIED' }]);
  });

  it('shares a constant between sites that say the same, and names its fields as most do', () => {
    const { plan } = example({
      'src/orders/a.ts': `${PINO}log.info(\`Cart \${a.id} saved\`);\nlog.info(\`Cart \${cartId} saved\`);\n`,
      'src/orders/b.py': `${PYTHON}log.info("Cart %s saved", cart_id)\n`,
    });
    expect(plan.constants).toMatchObject([{ message: 'Cart {cart_id} saved' }]);
    expect(plan.files.flatMap(({ rows }) => rows.map(({ constant }) => constant))).toEqual([
      ...['SHOP102', 'SHOP102', 'SHOP102'],
    ]);
  });

  it('keeps apart what is said at two levels and in two components', () => {
    const { plan } = example({
      'src/mail/a.ts': `${PINO}log.info('Queue is full');\n`,
      'src/orders/a.ts': `${PINO}log.info('Queue is full');\nlog.error('Queue is full');\n`,
    });
    expect(plan.constants.map(({ code, name, level }) => [code, name, level])).toEqual([
      ['SHOP102', 'ORDERS_QUEUE_FULL', 'info'],
      ['SHOP103', 'QUEUE_FULL_AT_ERROR', 'error'],
      ['SHOP200', 'QUEUE_FULL', 'info'],
    ]);
  });

  it('declares what calls pass beside the message, and asks for what all of them pass', () => {
    const { plan } = example({
      'src/orders/a.ts': `${PINO}log.info({ a: 1, b: 2 }, 'Cart saved');\nlog.info({ a: 3, err }, 'Cart saved');\n`,
    });
    expect(plan.constants).toMatchObject([{ fields: { a: {}, b: { required: false } } }]);
  });

  it.each([
    ['an error that is a field like others', PINO, `log.info({ error }, 'Cart lost');`, 'error'],
    ['the context of a Nest logger', NEST, `log.log('Cart lost', 'Orders');`, 'context'],
  ])('declares %s', (_, head, call, key) => {
    const { plan, migrated } = example({ 'src/orders/a.ts': head + call });
    expect(migrated('src/orders/a.ts')).toMatch(new RegExp(`LOG\\.CART_LOST, \\{ ${key}\\b`));
    expect(plan.constants).toMatchObject([{ fields: { [key]: {} } }]);
  });

  it.each([
    ['by its place', NEST, `log.log('Order placed', 'Orders');`],
    ['as an error of another name', PINO, `log.info({ error }, 'Order placed');`],
  ])('says where a constant that is there lacks what a call passes %s', (_, head, call) => {
    const catalog = CATALOG.replace('Order {order_id} placed', 'Order placed');
    const { plan } = example({ 'src/orders/a.ts': head + call }, { catalog });
    expect(plan.files[0]?.rows[0]).toMatchObject({
      constant: 'SHOP101',
      tier: 'review',
      reasons: [{ id: 'undeclared-field' }],
    });
  });

  it.each([
    [
      'one that is passed beside it',
      'log.info({ id: other }, `Cart ${id} saved`);',
      'Cart {id_value} saved',
    ],
    ['one of the record', 'log.info(`Cart ${msg} saved`);', 'Cart {msg_value} saved'],
    ['an error, whose name says nothing', 'log.info(`Not saved: ${err}`);', 'Not saved: {reason}'],
    ['the same value', 'log.info({ id }, `Cart ${id} saved`);', 'Cart {id} saved'],
    ['two of one name', 'log.info(`${a.id} of ${b.id}`);', '{a_id} of {b_id}'],
  ])('chooses a key for a value beside %s', (_, call, message) => {
    const { plan } = example({ 'src/orders/a.ts': PINO + call });
    expect(plan.constants).toMatchObject([{ message }]);
  });

  it('says what to add where no component owns the file', () => {
    const { plan } = example({ 'src/web/a.ts': `${PINO}log.info('Page shown');\n` });
    expect(plan.files[0]?.rows).toMatchObject([
      {
        tier: 'refused',
        decision: 'skip',
        reasons: [
          {
            id: 'no-component',
            text: 'no component takes in src/web/a.ts: add `src/web/**` to the paths of `orders`, or declare one with codes of its own',
          },
        ],
      },
    ]);
    expect(plan.constants).toEqual([]);
  });

  it('asks the logger where paths do not tell, and then who may log from anywhere', () => {
    const catalog = `loglex: 1
components:
  db: { codes: [DB100-DB199], loggers: [app.db.*] }
  rest: { codes: [X100-X199] }
`;
    const texts = {
      'a.py': 'import logging\nlog = logging.getLogger("app.db.pool")\nlog.info("Pool is full")\n',
      'b.py': `${PYTHON}log.info("Page is shown")\n`,
    };
    const { plan } = example(texts, { catalog });
    expect(plan.constants.map(({ code }) => code)).toEqual(['DB100', 'X100']);
  });

  it('refuses what finds no code', () => {
    const catalog = CATALOG.replace('SHOP100-SHOP199', 'SHOP101-SHOP102');
    const rows = rowsOf(`log.info('Cart one saved');\nlog.info('Cart two saved');\n`, { catalog });
    expect(rows.map(({ tier }) => tier)).toEqual(['safe', 'refused']);
    expect(rows[1]?.reasons[0]?.text).toContain('SHOP101-SHOP102) is in use or retired');
  });

  it('gives every raw call a row, and counts the others', () => {
    const { plan } = example({
      'src/orders/a.ts': `import { LOG } from '../log-codes.js';\n${PINO}
log.info(message);
log.info({ code: 'SHOP101' }, 'Order placed');
log.info('Cart saved');
`,
      'src/orders/a.test.ts': `${PINO}log.info('Cart checked');\n`,
    });
    expect(plan.without).toEqual({ coded: 1, dynamic: 0, tests: 1 });
    expect(plan.files.flatMap(({ rows }) => rows.map(({ tier }) => tier))).toEqual([
      ...['refused', 'safe'],
    ]);
  });

  it('takes in tests when asked', () => {
    const { plan } = example(
      { 'src/orders/a.test.ts': `${PINO}log.info('Cart checked');\n` },
      { tests: true },
    );
    expect(plan.without.tests).toBe(0);
    expect(plan.files).toHaveLength(1);
  });

  it('leaves calls to a person that a comment excuses, and says so', () => {
    const [row] = rowsOf(
      `// loglex-disable-next-line ad-hoc-log -- told on the terminal\nlog.info('Cart saved');\n`,
    );
    expect(row).toMatchObject({ tier: 'review', decision: 'skip', reasons: [{ id: 'excused' }] });
  });

  it('leaves to a person what holds no word, or a level that the component does not use', () => {
    const catalog = CATALOG.replace(
      'paths: ["src/orders/**"]',
      'paths: ["src/orders/**"], levels: [info]',
    );
    const rows = rowsOf('log.info(`${a}: ${b}`);\nlog.warn("Cart lost");\n', { catalog });
    expect(rows.map(({ reasons }) => reasons[0]?.id)).toEqual(['wordless', 'component-level']);
  });

  it('refuses what would be a template without a text', () => {
    const rows = rowsOf("log.info('');\nlog.info(' \\n');\n");
    expect(rows.map(({ reasons }) => reasons[0]?.id)).toEqual(['unwritable', 'unwritable']);
  });

  it('leaves to a person what the catalog would object to', () => {
    const catalog = CATALOG.replace(
      'paths: ["src/orders/**"]',
      'paths: ["src/orders/**"], fields: { run_id: { required: true }, host: { required: true, from: context } }',
    );
    const rows = rowsOf(
      "log.info({ run_id }, 'Cart saved');\nlog.info('Cart lost');\nlog.info({ run_id, more }, `Order ${id} placed`);\n",
      { catalog },
    );
    expect(rows.map(({ reasons }) => reasons)).toEqual([
      [],
      [{ id: 'required-field', text: 'it does not pass `run_id`, which is required' }],
      [{ id: 'undeclared-field', text: 'SHOP101 declares no field `more`: add it first' }],
    ]);
  });

  it('advises on calls and on their levels', () => {
    const rows = rowsOf(
      `log.info('Failed to save the cart');\nlog.error('Cart saved successfully');\nlog.info('-----');\n`,
    );
    expect(rows.map(({ advice }) => advice.map(({ action, id }) => `${action} ${id}`))).toEqual([
      ['migrate event', 'promote failure-at-info'],
      ['migrate failure', 'demote routine-at-error'],
      ['remove separator'],
    ]);
  });

  it('plans nothing a second time', () => {
    const first = example({
      'src/orders/a.ts': `${PINO}log.info(\`Cart \${id} saved\`);\nlog.warn({ id }, 'Cart lost');\n`,
      'src/mail/b.py': `${PYTHON}log.info("Mail %s sent", id)\nlog.error(f"Mail {id} lost")\n`,
    });
    expect(first.plan.files.flatMap(({ rows }) => rows.map(({ tier }) => tier))).toEqual([
      ...['safe', 'safe', 'safe', 'safe'],
    ]);
    const second = first.applied();
    expect(second.plan.without).toEqual({ coded: 4, dynamic: 0, tests: 0 });
    expect(second.plan.files).toEqual([]);
  });

  it('plans the same whatever order files come in', () => {
    const texts: [string, string][] = [
      ['src/orders/b.ts', `${PINO}log.info('Cart saved');\n`],
      ['src/orders/a.ts', `${PINO}log.info('Cart lost');\nlog.info('Cart saved');\n`],
      ['src/mail/c.ts', `${PINO}log.info('Mail sent');\n`],
    ];
    const plans = [texts, texts.toReversed()].map((some) =>
      printPlan(example(Object.fromEntries(some)).plan),
    );
    expect(plans[0]).toBe(plans[1]);
  });

  it('gives what is safe the first codes', () => {
    const rows = rowsOf('log.info(`${a}: ${b}`);\nlog.info("Cart saved");\n');
    expect(rows.map(({ constant }) => constant)).toEqual(['SHOP103', 'SHOP102']);
  });

  it('takes the codes of a file that two catalogs share once', () => {
    const orders = example({ 'src/orders/a.ts': `${PINO}log.info('Cart saved');\n` });
    const mail = example({ 'src/orders/b.ts': `${PINO}log.info('Cart lost');\n` });
    const files = [...orders.files, ...mail.files];
    expect(orders.catalog).not.toBe(mail.catalog);
    expect(example({}, { files }).plan.constants.map(({ code }) => code)).toEqual([
      ...['SHOP102', 'SHOP103'],
    ]);
  });

  it('needs to be told how constants are written', () => {
    const settings = SETTINGS.replace(/^generate:.*/ms, '');
    expect(rowsOf(`log.info('Cart saved');`, { settings })).toMatchObject([{ tier: 'refused' }]);
  });
});

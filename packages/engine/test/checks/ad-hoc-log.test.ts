import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['ad-hoc-log'];

test('reports texts of loggers and of the console, however they are put together', () => {
  checkFixture(`
    import pino from 'pino';
    const logger = pino();
    logger.info('Cart restored');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:raw
    logger.info({ id }, \`Cart \${id} restored\`);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:raw
    console.error('Cart lost:', id);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:console
  `);
});

test('leaves alone what carries a constant, in whatever way', () => {
  checkFixture(
    `
    logConstant(logger, LOG.CART_EMPTY);
    logger.warn({ code: 'SHOP102' }, 'Nothing in it');
    logger.warn('SHOP102 Nothing in it');
    logger.warn('[SHOP102] Nothing in it');
    logger.warn('CART_EMPTY');
    logger.warn(LOG.CART_EMPTY, { cart });
  `,
    { only },
  );
});

test('leaves alone what only passes a text on, and what says nothing', () => {
  checkFixture(
    `
    function warn(...args) { logger.warn(...args); }
    function info(message) { logger.info(message); }
    logger.info('-----');
    logger.info(\`\${a}: \${b}\`);
    console.log();
    toast.error('Cart lost');
  `,
    { only },
  );
});

test('respects the least level and the option for the console', () => {
  checkFixture(
    `
    logger.debug('Cart restored');
    console.log('Cart restored');
    logger[level]('Cart restored');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
  `,
    { options: { 'ad-hoc-log': { minLevel: 'info', console: false } } },
  );
});

test('offers the constant whose text it is, with its fields and imports', () => {
  const result = checkFixture(`
    import pino from 'pino';
    const logger = pino();
    logger.info({ channel }, \`Order \${order.id} placed: \${items} items\`);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:match
    logger.warn('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:match
  `);
  expect(
    result.findings.map(({ fixes }) => fixes.map(({ applicability }) => applicability)),
  ).toEqual([['safe'], ['safe']]);
  expect(result.fixed()).toBe(`import pino from 'pino';
import { logConstant } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
const logger = pino();
logConstant(logger, LOG.ORDER_PLACED, { channel, order_id: order.id, items });
logConstant(logger, LOG.CART_EMPTY);
`);
});

test('a function of the project may write what it likes, so the fix is unsafe', () => {
  const settings = `loglex: 1
references: { typescript: 'LOG.{name}' }
sinks: [{ call: report, from: ./src/report.js, args: [constant, logger, fields] }]
emit: { typescript: { sink: report, from: ./src/report.js } }
generate: [{ target: typescript, out: src/log-codes.ts, importAs: '#codes' }]`;
  const result = checkFixture(`
    //- $settings
    ${settings.replaceAll('\n', '\n    ')}
    //- src/checkout/cart.ts
    import { report } from '../report.js';
    logger.warn('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
  `);
  expect(result.fixed()).toBe(result.texts.get('src/checkout/cart.ts'));
  expect(result.fixed({ unsafe: true })).toBe(`import { report } from '../report.js';
import { LOG } from '#codes';
report(LOG.CART_EMPTY, logger);
`);
});

test('a level that is an argument is the constant’s from now on', () => {
  const result = checkFixture(`
    import winston from 'winston';
    const log = winston.createLogger();
    log.log('warn', 'Checkout refused: the cart is empty', { cart });
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
  `);
  expect(result.fixed()).toContain('logConstant(log, LOG.CART_EMPTY, { cart });');
});

test('a change of level or wording is for a person to choose', () => {
  const { findings } = checkFixture(`
    logger.info('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:match
    logger.warn('checkout refused - the cart is empty!');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:alike
  `);
  expect(findings.map(({ fixes }) => fixes.map(({ applicability }) => applicability))).toEqual([
    ['suggestion'],
    ['suggestion'],
  ]);
});

test('promises nothing where it cannot know', () => {
  const { findings } = checkFixture(`
    import pino from 'pino';
    import winston from 'winston';
    const log = pino();
    logger.warn('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    winston.warning('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    winston.warn('Checkout refused: the cart is empty', error);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    log.info({ order_id, items }, 'Order {order_id} placed: {items} items');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    log.warn('Checkout refused: the cart is empty.');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:alike
  `);
  expect(findings.map(({ fixes }) => fixes[0]?.applicability)).toEqual([
    'unsafe',
    'unsafe',
    'unsafe',
    'unsafe',
    'suggestion',
  ]);
});

test('a file in which the name of the constants is a logger’s is left alone', () => {
  const { findings } = checkFixture(`
    import pino from 'pino';
    const LOG = pino();
    LOG.warn('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:match
  `);
  expect(findings[0]?.fixes).toEqual([]);
});

test('offers no rewriting where something would be lost', () => {
  const { findings } = checkFixture(`
    logger.warn('Checkout refused: the cart is empty' /* again */);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    logger.warn?.('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    logger.warn(cart, 'Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    console.warn('Checkout refused: the cart is empty');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    logger.info('Order {order_id} placed: {items} items');
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log:match
  `);
  for (const { fixes } of findings) expect(fixes).toEqual([]);
});

test('keeps the error and the order in which things are evaluated', () => {
  const result = checkFixture(`
    import pino from 'pino';
    const logger = pino();
    try {
      charge();
    } catch (error) {
      logger.error(error, \`Payment of order \${order.id} failed\`);
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ad-hoc-log
    }
  `);
  expect(result.fixed()).toContain(
    'logConstant(logger, LOG.PAYMENT_FAILED, { err: error, order_id: order.id });',
  );
});

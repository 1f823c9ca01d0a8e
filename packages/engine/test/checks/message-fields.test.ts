import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['message-fields'];

test('what the template and the component demand must be there', () => {
  const { findings } = checkFixture(`
    logConstant(logger, LOG.ORDER_PLACED);
                        ^^^^^^^^^^^^^^^^ message-fields:missing
    logger.info({ code: 'SHOP101', items }, 'Order placed');
                        ^^^^^^^^^ message-fields:missing
    logConstant(logger, LOG.ORDER_PLACED, { order_id, items });
  `);
  expect(findings[0]?.message).toContain('without `order_id` and `items`');
  expect(findings[1]?.message).toContain('without `order_id`, so');
});

test('what context or a child logger supplies is not missing', () => {
  checkFixture(
    `
    //- src/payments/charge.ts
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id });
    const child = logger.child({ order_id });
    child.error({ code: 'SHOP202' }, 'Failed');
  `,
    { only },
  );
});

test('what cannot be seen is not judged', () => {
  checkFixture(
    `
    logConstant(logger, LOG.ORDER_PLACED, { ...summary });
    logConstant(logger, LOG.ORDER_PLACED, summary);
    logConstant(logger, LOG.ORDER_PLACED, { [key]: value });
    logger.info({ code: 'SHOP101' }, \`Order \${id} placed: \${items} items\`);
  `,
    { only },
  );
});

test('reports what nobody declared, what is reserved, and what is there twice', () => {
  checkFixture(`
    logConstant(logger, LOG.CART_EMPTY, { colour });
                                          ^^^^^^ message-fields:unknown
    logConstant(logger, LOG.CART_EMPTY, { component: 'web', level: 'info' });
                                          ^^^^^^^^^ message-fields:reserved
                                                            ~~~~~ message-fields:reserved
    logConstant(logger, LOG.CART_EMPTY, { code: 'SHOP101' });
                                          ^^^^ message-fields:reserved
    logConstant(logger, LOG.CART_EMPTY, { err: error });
    logger.info({ code: 'SHOP101', items, order_id, items: 3 }, 'Order placed');
                                                    ^^^^^ message-fields:duplicate
    const child = logger.child({ order_id });
    child.info({ code: 'SHOP101', items, order_id }, 'Order placed');
                                         ^^^^^^^^ message-fields:ambient
  `);
});

test('a misspelt field is one finding, not two, and can be renamed', () => {
  const result = checkFixture(`
    logConstant(logger, LOG.ORDER_PLACED, { order_id, itmes: 3 });
                                                      ^^^^^ message-fields:misspelt
    logConstant(logger, LOG.ORDER_PLACED, { orderId, items: 3 });
                                            ^^^^^^^ message-fields:misspelt
  `);
  expect(result.applied(0)).toContain('{ order_id, items: 3 }');
  expect(result.applied(1)).toContain('{ order_id: orderId, items: 3 }');
});

test('values outside the enumeration', () => {
  checkFixture(`
    logConstant(logger, LOG.ORDER_PLACED, { order_id, items, channel: 'fax' });
                                                                      ^^^^^ message-fields:value
    logConstant(logger, LOG.ORDER_PLACED, { order_id, items, channel: 'web' });
    logConstant(logger, LOG.ORDER_PLACED, { order_id, items, channel });
  `);
});

test('the library says what its records have of themselves', () => {
  checkFixture(
    `
    //- src/checkout/cart.py
    import logging
    logger = logging.getLogger(__name__)
    logger.info("Order placed", extra={"code": "SHOP101", "order_id": 1, "items": 2, "module": 3})
                                                                                     ^^^^^^^^ message-fields:reserved
  `,
    { only, options: { 'message-fields': { extra: true } } },
  );
});

test('a field that refers to the constant states it', () => {
  checkFixture('logger.info({ code: LOG.ORDER_PLACED, order_id, items }, "Order placed");', {
    only,
  });
});

test('of a conditional, only what both demand is missing', () => {
  checkFixture(
    `
    //- src/payments/charge.ts
    logConstant(logger, no ? LOG.PAYMENT_DECLINED : LOG.PAYMENT_FAILED, { order_id });
    logConstant(logger, no ? LOG.PAYMENT_DECLINED : LOG.PAYMENT_FAILED, { order_id, reason });
    logConstant(logger, no ? LOG.PAYMENT_DECLINED : LOG.PAYMENT_FAILED, { reason });
                             ^^^^^^^^^^^^^^^^^^^^ message-fields:missing
  `,
    { only },
  );
});

test('projects that allow more', () => {
  checkFixture('logConstant(logger, LOG.CART_EMPTY, { colour });', {
    only,
    options: { 'message-fields': { extra: true } },
  });
  checkFixture('logConstant(logger, LOG.CART_EMPTY, { colour });', {
    only,
    options: { 'message-fields': { allow: ['colour'] } },
  });
});

import { test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('what stands for a constant and cannot be read', () => {
  checkFixture(`
    logConstant(logger, LOG[outcome], { order_id });
                        ^^^^^^^^^^^^ dynamic-code
    logConstant(logger, constantFor(outcome));
                        ^^^^^^^^^^^^^^^^^^^^ dynamic-code
  `);
});

test('conditionals, aliases and fields that are no code', () => {
  checkFixture(
    `
    logConstant(logger, last ? LOG.CART_EMPTY : LOG.ORDER_PLACED);
    const constant = LOG.CART_EMPTY;
    logConstant(logger, constant);
    logger.warn({ code: error.code }, 'No saved cart');
    logConstant(logger, LOG['CART_EMPTY']);
  `,
    { only: ['dynamic-code'] },
  );
});

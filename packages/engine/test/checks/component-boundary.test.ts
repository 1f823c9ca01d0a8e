import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('a constant stays within the paths of its component', () => {
  const { findings } = checkFixture(`
    //- src/checkout/refund.ts
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id });
                            ^^^^^^^^^^^^^^ component-boundary
    logger.warn('SHOP202 declined');
                 ^^^^^^^ component-boundary
    logConstant(logger, LOG.CART_EMPTY);
    //- src/payments/deep/down/refund.ts
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id });
    //- src/paymentsx/refund.ts
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id });
                            ^^^^^^^^^^^^^^ component-boundary
  `);
  expect(findings[0]?.message).toContain('Use a constant of checkout.');
});

test('a component without paths may speak anywhere; so may one that is shared', () => {
  checkFixture(
    `
    //- $catalog
    loglex: 1
    components: { any: { codes: [A1-A9] } }
    constants: [{ code: A1, level: info, message: Text, component: any }, { code: B1, level: info, message: Text }]
    //- src/a.ts
    logger.info('A1 text');
    logger.info('B1 text');
  `,
    { only: ['component-boundary'] },
  );
  checkFixture('logConstant(logger, LOG.PAYMENT_FAILED, { order_id });', {
    only: ['component-boundary'],
    options: { 'component-boundary': { shared: ['payments'] } },
  });
});

import { test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('the component is that of the constant, else that of the file', () => {
  checkFixture(`
    //- src/payments/charge.ts
    logger.debug('Asking the bank');
           ^^^^^ level-policy
    logger.info('Asking the bank');
    logger.trace({ code: 'SHOP202' }, 'Declined');
           ^^^^^ level-policy
    //- src/checkout/cart.ts
    logger.debug('Cart restored');
    logger.trace('Cart restored');
           ^^^^^ level-policy
    logger.debug({ code: 'SHOP202' }, 'Declined');
           ^^^^^ level-policy
    //- src/elsewhere.ts
    logger.trace('No component, no policy');
    logger[level]('No level, no policy');
  `);
});

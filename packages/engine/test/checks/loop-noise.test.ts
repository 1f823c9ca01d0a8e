import { test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('records per turn, of loops and of callbacks', () => {
  checkFixture(`
    for (const item of items) { logger.info('Priced'); }
                                ^^^^^^^^^^^ loop-noise
    while (more()) { logConstant(logger, LOG.ORDER_PLACED, fields); }
                     ^^^^^^^^^^^ loop-noise
    items.forEach((item) => { logger.warn('Priced'); });
                              ^^^^^^^^^^^ loop-noise
    for (const item of items) { logger.debug('Priced'); }
    for (const item of items) { on(item, function priced() { logger.info('Later'); }); }
    logger.info('Once');
  `);
});

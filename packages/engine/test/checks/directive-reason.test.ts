import { test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('a reason is due wherever something is excused', () => {
  checkFixture(`
    // loglex-disable-next-line wrong-severity
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ directive-reason
    logger.info('SHOP102 nothing in it');
    // loglex-disable-next-line wrong-severity --
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ directive-reason
    logger.info('SHOP102 nothing in it');
    /* loglex-disable wrong-severity -- for a reason */
    logger.info('SHOP102 nothing in it');
    /* loglex-enable wrong-severity */
    // eslint-disable-next-line no-console
    console.log();
  `);
});

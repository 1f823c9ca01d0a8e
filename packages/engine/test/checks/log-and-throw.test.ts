import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('logged and thrown on, itself or as a cause', () => {
  const result = checkFixture(`
    try { charge(); } catch (error) {
      logger.error({ err: error }, 'Charge failed');
      ^^^^^^^^^^^^ log-and-throw
      throw error;
    }
    try { charge(); } catch (error) {
      logConstant(logger, LOG.PAYMENT_FAILED, { order_id });
      ^^^^^^^^^^^ log-and-throw
      throw new Error('charge failed', { cause: error });
    }
  `);
  expect(result.applied(0)).not.toContain('Charge failed');
});

test('handled, wrapped anew, told in a whisper, or thrown from elsewhere', () => {
  checkFixture(
    `
    try { charge(); } catch (error) { logger.error({ err: error }, 'Charge failed'); }
    try { charge(); } catch (error) { logger.error({ err: error }, 'Charge failed'); throw new Refused(); }
    try { charge(); } catch (error) { logger.warn('Looking for the charge'); if (!found()) throw error; }
    try { charge(); } catch (error) { logger.debug({ err: error }, 'Charge failed'); throw error; }
    try { charge(); } catch (error) { logger.error({ err: error }, 'Charge failed'); later(() => { throw error; }); }
  `,
    { only: ['log-and-throw'] },
  );
});

test('what is removed leaves a statement where one must stand', () => {
  const result = checkFixture(`
    try { charge(); } catch (error) {
      if (loud) logger.error({ err: error }, 'Charge failed');
                ^^^^^^^^^^^^ log-and-throw
      throw error;
    }
  `);
  expect(result.applied(0)).toMatch(/if \(loud\) \{\}\s+throw error;/);
});

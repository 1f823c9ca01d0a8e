import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['missing-error'];

test('an error that nobody passes on', () => {
  checkFixture(`
    try { save(); } catch (error) {
      logger.error('Not saved');
      ^^^^^^^^^^^^ missing-error:lost
    }
    try { save(); } catch {
      logger.warn('Not saved');
      ^^^^^^^^^^^ missing-error:unbound
    }
    try { save(); } catch (error) {
      logConstant(logger, LOG.PAYMENT_FAILED, { order_id });
      ^^^^^^^^^^^ missing-error:lost
      throw new Error('not saved');
    }
  `);
});

test('an error that is passed on, in this call or beside it', () => {
  checkFixture(
    `
    try { save(); } catch (error) { logger.error({ err: error }, 'Not saved'); }
    try { save(); } catch (error) { logger.error('Not saved: ' + error.message); }
    try { save(); } catch (error) { logger.error('Not saved'); throw error; }
    try { save(); } catch (error) { logger.error('Not saved'); throw new Error('x', { cause: error }); }
    try { save(); } catch (error) { logger.error('Not saved'); logger.error(error); }
    try { save(); } catch (error) { logger.warn('Not saved, trying again'); last = error; }
    try { save(); } catch (error) { logger.error(...details); }
  `,
    { only },
  );
});

test('what is expected, and what stands elsewhere', () => {
  checkFixture(
    `
    try { load(); } catch { logger.debug('Nothing saved'); }
    try { load(); } catch { logger.info('Nothing saved'); }
    logger.error('Not saved');
    try { load(); } catch (error) { later(() => { logger.error('Too late'); }); }
  `,
    { only },
  );
  checkFixture(
    `
    try { load(); } catch { logger.info('Nothing saved'); }
                            ^^^^^^^^^^^ missing-error
  `,
    { options: { 'missing-error': { minLevel: 'info' } } },
  );
});

test('adds the error as each ecosystem takes it', () => {
  const result = checkFixture(`
    import pino from 'pino';
    import winston from 'winston';
    const log = pino();
    try { save(); } catch (error) { log.error('Not saved'); }
                                    ^^^^^^^^^ missing-error
    try { save(); } catch (err) { log.error({ id }, 'Not saved'); }
                                  ^^^^^^^^^ missing-error
    try { save(); } catch (error) { log.error({}, 'Not saved'); }
                                    ^^^^^^^^^ missing-error
    try { save(); } catch (error) { winston.error('Not saved'); }
                                    ^^^^^^^^^^^^^ missing-error
    try { save(); } catch (error) { console.error('Not saved', id); }
                                    ^^^^^^^^^^^^^ missing-error
    try { save(); } catch (error) { logConstant(log, LOG.PAYMENT_FAILED); }
                                    ^^^^^^^^^^^ missing-error
    try { save(); } catch (error) { logConstant(log, LOG.PAYMENT_FAILED, { order_id }); }
                                    ^^^^^^^^^^^ missing-error
  `);
  expect(result.fixed()).toBe(result.texts.values().next().value);
  expect(result.fixed({ unsafe: true })).toBe(`import pino from 'pino';
import winston from 'winston';
const log = pino();
try { save(); } catch (error) { log.error({ err: error }, 'Not saved'); }
try { save(); } catch (err) { log.error({ err, id }, 'Not saved'); }
try { save(); } catch (error) { log.error({ err: error }, 'Not saved'); }
try { save(); } catch (error) { winston.error('Not saved', { error }); }
try { save(); } catch (error) { console.error('Not saved', id, error); }
try { save(); } catch (error) { logConstant(log, LOG.PAYMENT_FAILED, { err: error }); }
try { save(); } catch (error) { logConstant(log, LOG.PAYMENT_FAILED, { err: error, order_id }); }
`);
});

test('offers nothing where it cannot know the place', () => {
  const { findings } = checkFixture(`
    import pino from 'pino';
    const log = pino();
    try { save(); } catch (error) { log.error(cart, 'Not saved'); }
                                    ^^^^^^^^^ missing-error
    try { save(); } catch ({ message }) { log.error('Not saved'); }
                                          ^^^^^^^^^ missing-error
  `);
  for (const { fixes } of findings) expect(fixes).toEqual([]);
});

test('a logger known by name only takes it as the other calls of the file do', () => {
  const first = checkFixture(`
    logger.info({ id }, 'Saving');
    try { save(); } catch (error) { logger.error('Not saved'); }
                                    ^^^^^^^^^^^^ missing-error
  `);
  expect(first.fixed({ unsafe: true })).toContain("logger.error({ err: error }, 'Not saved');");
  const last = checkFixture(`
    logger.info('Saving', { id });
    try { save(); } catch (error) { logger.error('Not saved'); }
                                    ^^^^^^^^^^^^ missing-error
  `);
  expect(last.fixed({ unsafe: true })).toContain("logger.error('Not saved', { error });");
  const alone = checkFixture(`
    try { save(); } catch (error) { logger.error('Not saved'); }
                                    ^^^^^^^^^^^^ missing-error
  `);
  expect(alone.findings[0]?.fixes).toEqual([]);
});

test('an argument goes behind the parenthesis of the last one', () => {
  const result = checkFixture(
    `
    try { charge(); } catch (error) {
      console.error(('Charge failed'));
      ^^^^^^^^^^^^^ missing-error
    }
  `,
    { only: ['missing-error'] },
  );
  expect(result.applied(0)).toContain(`console.error(('Charge failed'), error);`);
});

test('an argument goes before the parenthesis of the first one', () => {
  const result = checkFixture(
    `
    import pino from 'pino';
    const log = pino();
    try { charge(); } catch (error) {
      log.error( ('Charge failed'));
      ^^^^^^^^^ missing-error
    }
  `,
    { only: ['missing-error'] },
  );
  expect(result.applied(0)).toContain(`log.error( { err: error }, ('Charge failed'));`);
});

import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['dynamic-message'];

test('interpolation and concatenation', () => {
  checkFixture(`
    logger.info('Cart ' + cart.id + ' restored');
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dynamic-message
    logger.warn({ code: 'SHOP102' }, 'Nothing in ' + cart.id);
                                     ^^^^^^^^^^^^^^^^^^^^^^^ dynamic-message
  `);
});

test('texts without a value in them, however they are written', () => {
  checkFixture(
    `
    logger.info('Cart restored');
    logger.info(\`Cart restored\`);
    logger.info('Cart restored ' + 'from the cookie');
    logger.info(message);
    logger.info('Cart %s restored', cart.id);
    console.log(\`Cart \${cart.id} restored\`);
  `,
    { only },
  );
});

test('printf and the console on demand', () => {
  checkFixture(
    `
    logger.info('Cart %s restored', cart.id);
                ^^^^^^^^^^^^^^^^^^ dynamic-message
    console.log('Cart ' + cart.id);
                ^^^^^^^^^^^^^^^^^ dynamic-message
  `,
    { options: { 'dynamic-message': { printf: true, console: true } } },
  );
});

test('LogTape fills its templates itself', () => {
  checkFixture(
    `
    import { getLogger } from '@logtape/logtape';
    const log = getLogger(['shop']);
    log.info\`Cart \${cart.id} restored\`;
    log.info('Cart {id} restored', { id: cart.id });
  `,
    { only },
  );
});

test('moves the values to where the ecosystem has its fields', () => {
  const result = checkFixture(`
    import pino from 'pino';
    import winston from 'winston';
    const log = pino();
    log.info('Cart ' + cart.id + ' restored');
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dynamic-message
    log.info({ user }, 'Cart ' + id + ' restored');
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ dynamic-message
    winston.info('Cart ' + id + ' restored');
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ dynamic-message
  `);
  expect(result.applied(0)).toMatch(/log\.info\(\{ \w+: cart\.id \}, 'Cart \{\w+\} restored'\);/);
  expect(result.applied(1)).toContain("log.info({ id, user }, 'Cart {id} restored');");
  expect(result.applied(2)).toContain("winston.info('Cart {id} restored', { id });");
});

test('does not move what would collide or be lost', () => {
  const { findings } = checkFixture(`
    import pino from 'pino';
    const log = pino();
    log.info({ id: 1 }, 'Cart ' + id);
                        ^^^^^^^^^^^^ dynamic-message
    log.info({ ...all }, 'Cart ' + id);
                         ^^^^^^^^^^^^ dynamic-message
    log.info(cart, 'Cart ' + id);
                   ^^^^^^^^^^^^ dynamic-message
    log.info('Cart ' + id /* of the user */);
             ^^^^^^^^^^^^ dynamic-message
  `);
  for (const { fixes } of findings) expect(fixes).toEqual([]);
});

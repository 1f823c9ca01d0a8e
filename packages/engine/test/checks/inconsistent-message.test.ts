import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const kinds = ['project'] as const;
const only = ['inconsistent-message'];

test('the rarer level of a text, wherever the files are', () => {
  const { findings } = checkFixture(
    `
    //- src/a.ts
    logger.info('Cart expired');
                ^^^^^^^^^^^^^^ inconsistent-message:levels
    //- src/b.ts
    logger.warn('Cart expired');
    logger.warn('Cart expired');
  `,
    { kinds },
  );
  expect(findings[0]?.related).toHaveLength(1);
});

test('on a tie the first in the order of files is the usual one', () => {
  checkFixture(
    `
    //- src/b.ts
    logger.info('Cart expired');
                ^^^^^^^^^^^^^^ inconsistent-message:levels
    //- src/a.ts
    logger.warn('Cart expired');
  `,
    { kinds },
  );
});

test('wordings that differ in case, punctuation or values', () => {
  checkFixture(
    `
    logger.warn('Cart ' + id + ' has expired');
    logger.warn({ id }, 'Cart {id} has expired');
    logger.warn('cart has expired!');
                ^^^^^^^^^^^^^^^^^^^ inconsistent-message:wording
    logger.warn('Error:');
    logger.warn('error');
  `,
    { kinds },
  );
});

test('other texts, coded calls, tests and words too few to compare', () => {
  checkFixture(
    `
    //- src/a.ts
    logger.warn('Cart expired');
    logger.info('Cart restored');
    logger.info('SHOP102 cart expired');
    logger.info(a + ': ' + b);
    logger.warn(c + ': ' + d);
    logger[level]('Cart expired');
    //- src/a.test.ts
    logger.info('Cart expired');
  `,
    { kinds, only },
  );
});

test('can be excused where it is found', () => {
  checkFixture(
    `
    logger.warn('Cart expired');
    // loglex-disable-next-line inconsistent-message -- said to the customer here
    logger.info('Cart expired');
  `,
    { kinds, only: [...only, 'stale-directive'] },
  );
});

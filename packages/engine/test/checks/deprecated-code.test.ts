import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('reports deprecated and retired constants, by name and by code', () => {
  const result = checkFixture(`
    logConstant(logger, LOG.CART_DROPPED, { cart_id });
                            ^^^^^^^^^^^^ deprecated-code:deprecated
    logger.info({ code: 'SHOP103', cart_id }, 'Cart dropped');
                         ^^^^^^^ deprecated-code:deprecated
    logger.info('SHOP109 order sent');
                 ^^^^^^^ deprecated-code:retired
    const watched = [LOG.ORDER_SENT, LOG.ORDER_PLACED];
                         ^^^^^^^^^^ deprecated-code:retired
  `);
  expect(result.fixed()).toBe(result.texts.values().next().value);
  expect(result.fixed({ unsafe: true })).toBe(`logConstant(logger, LOG.CART_ABANDONED, { cart_id });
logger.info({ code: 'SHOP104', cart_id }, 'Cart dropped');
logger.info('SHOP101 order sent');
const watched = [LOG.ORDER_PLACED, LOG.ORDER_PLACED];
`);
});

test('says since when, why and what instead', () => {
  const { findings } = checkFixture(`
    logConstant(logger, LOG.CART_DROPPED, { cart_id });
                            ^^^^^^^^^^^^ deprecated-code
  `);
  expect(findings[0]?.message).toBe(
    'SHOP103 CART_DROPPED is deprecated since 1.3.0 (renamed), so dashboards and alerts will soon stop listening to it. Use SHOP104 CART_ABANDONED.',
  );
  expect(findings[0]?.tags).toEqual(['deprecated']);
});

test('a former name gives way to the present one, safely', () => {
  const result = checkFixture(`
    //- $catalog
    loglex: 1
    constants:
      - { code: A1, name: NEW_NAME, aliases: [OLD_NAME], level: info, message: Text }
    //- src/a.ts
    logConstant(logger, LOG.OLD_NAME);
                            ^^^^^^^^ deprecated-code:formerName
    logConstant(logger, LOG.NEW_NAME);
  `);
  expect(result.fixed()).toBe(
    'logConstant(logger, LOG.NEW_NAME);\nlogConstant(logger, LOG.NEW_NAME);\n',
  );
});

test('without a replacement there is nothing to offer', () => {
  const { findings } = checkFixture(`
    //- $catalog
    loglex: 1
    constants:
      - { code: A1, name: OLD, level: info, message: Text, deprecated: { reason: nobody looked } }
    //- src/a.ts
    logConstant(logger, LOG.OLD);
                            ^^^ deprecated-code
  `);
  expect(findings[0]?.fixes).toEqual([]);
});

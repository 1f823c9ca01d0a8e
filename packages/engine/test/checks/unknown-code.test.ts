import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

const only = ['unknown-code'];

test('reports references, strings in the place of a constant, and prefixes and fields in the shape of a code', () => {
  checkFixture(`
    logConstant(logger, LOG.CART_EMTPY);
                            ^^^^^^^^^^ unknown-code:misspelt
    logConstant(logger, LOG.NOTHING_LIKE_IT);
                            ^^^^^^^^^^^^^^^ unknown-code:unknown
    logger.warn('SHOP198: nothing in it');
                 ^^^^^^^ unknown-code:unknown
    logger.warn({ code: 'SHOP198' }, 'Nothing in it');
                         ^^^^^^^ unknown-code:unknown
    const alarm = LOG.CART_FULL;
                      ^^^^^^^^^ unknown-code
  `);
});

test('leaves other codes, other prefixes and other objects alone', () => {
  checkFixture(
    `
    logger.warn({ code: 'ENOENT' }, 'No saved cart');
    logger.warn({ code: 404 }, 'No saved cart');
    logger.warn('HTTP2: not spoken here');
    logger.warn({ code: error.code }, 'No saved cart');
    logConstant(logger, LOG.CART_EMPTY);
    logger.info('SHOP104 Cart abandoned');
  `,
    { only },
  );
});

test('suggests what was probably meant, as it is spelt there', () => {
  const result = checkFixture(`
    logConstant(logger, LOG.CART_EMTPY);
                            ^^^^^^^^^^ unknown-code
    logger.warn({ code: 'SHPO102' }, 'Nothing in it');
    logger.warn({ code: 'SHOP120' }, 'Nothing in it');
                         ^^^^^^^ unknown-code
  `);
  expect(result.findings.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([
    ['Use SHOP102 CART_EMPTY'],
    ['Use SHOP102 CART_EMPTY'],
  ]);
  expect(result.applied(0)).toContain('LOG.CART_EMPTY');
  expect(result.applied(1)).toContain("{ code: 'SHOP102' }, 'Nothing in it'");
});

test('the code in the place of the name is no reference', () => {
  const result = checkFixture(`
    logConstant(logger, LOG.SHOP102);
                            ^^^^^^^ unknown-code:misspelt
  `);
  expect(result.applied(0)).toContain('LOG.CART_EMPTY');
});

test('both arms of a conditional are looked at', () => {
  checkFixture(`
    logConstant(logger, last ? LOG.CART_EMPTY : LOG.CART_FULL);
                                                    ^^^^^^^^^ unknown-code
  `);
});

test('a name of its own is exchanged with its import, wherever the file uses it', () => {
  const result = checkFixture(
    `
    #- src/checkout/place_order.py
    from shop.log_codes import LOG_CART_EMTPY, LOG_ORDER_PLACED
    from shop.logs import log_constant
    log_constant(logger, LOG_CART_EMTPY)
                             ^^^^^^^^^^ unknown-code:misspelt
    alarm = LOG_CART_EMTPY
                ^^^^^^^^^^ unknown-code:misspelt
    log_constant(logger, LOG_REFUND_SNT)
                             ^^^^^^^^^^ unknown-code:misspelt
    `,
  );
  const place = result.findings.findIndex(({ data }) => data['text'] === 'CART_EMTPY');
  expect(result.applied(place)).toBe(`from shop.log_codes import LOG_CART_EMPTY, LOG_ORDER_PLACED
from shop.logs import log_constant
log_constant(logger, LOG_CART_EMPTY)
alarm = LOG_CART_EMPTY
log_constant(logger, LOG_REFUND_SNT)
`);
  const bare = result.findings.findIndex(({ data }) => data['text'] === 'REFUND_SNT');
  expect(result.applied(bare)).toContain(
    'from shop.log_codes import LOG_CART_EMTPY, LOG_ORDER_PLACED, LOG_REFUND_SENT',
  );
  expect(result.applied(bare)).toContain('log_constant(logger, LOG_REFUND_SENT)');
});

test.each([
  ['from shop.log_codes import CART_EMTPY as LOG_CART_EMTPY', 'LOG_CART_EMTPY'],
  ['from shop.log_codes import (  # kept\n    LOG_CART_EMTPY,  # kept\n)', 'LOG_CART_EMTPY'],
])('what cannot be imported otherwise is left to a person: %s', (imported, name) => {
  const { findings } = checkFixture(
    `
    #- src/a.py
    ${imported.replaceAll('\n', '\n    ')}
    log_constant(logger, ${name})
                             ${'^'.repeat(name.length - 4)} unknown-code:misspelt
    `,
  );
  expect(findings.map(({ fixes }) => fixes)).toEqual([[]]);
});

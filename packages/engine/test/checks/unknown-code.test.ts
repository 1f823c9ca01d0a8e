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

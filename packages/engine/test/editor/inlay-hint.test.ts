/** What stands beside a code in code: drawn into the text as `⟨…⟩`. */
import { inlayHints } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { dedent } from '../dedent.ts';
import { editorFixture } from './fixture.ts';

function drawn(fixture: string, within?: { start: number; end: number }): string {
  const { snapshot, document } = editorFixture(fixture);
  const { text } = document;
  const all = { start: 0, end: text.length };
  return inlayHints(snapshot, document, within ?? all).reduceRight(
    (drawn, { offset, label }) => `${drawn.slice(0, offset)}⟨${label}⟩${drawn.slice(offset)}`,
    text,
  );
}

it('says level and message behind references, strings and prefixes', () => {
  expect(
    drawn(`
      import { LOG, logConstant, logger } from './log.js';
      logConstant(logger, LOG.ORDER_PLACED, { order_id: 1 });
      logConstant(logger, late ? LOG.CART_EMPTY : LOG.CART_DROPPED);
      logger.warn({ code: 'SHOP102' }, 'text');
      logger.warn('SHOP102 Checkout refused');
      logConstant(logger, LOG.ORDER_SENT);
      logConstant(logger, LOG.NO_SUCH);
      export const used = [LOG.CART_EMPTY];
    `),
  ).toBe(
    dedent(`
      import { LOG, logConstant, logger } from './log.js';
      logConstant(logger, LOG.ORDER_PLACED⟨info · Order {order_id} placed: {items} it…⟩, { order_id: 1 });
      logConstant(logger, late ? LOG.CART_EMPTY⟨warn · Checkout refused: the cart is empty⟩ : LOG.CART_DROPPED⟨info · Cart {cart_id} dropped⟩);
      logger.warn({ code: 'SHOP102'⟨warn · Checkout refused: the cart is empty⟩ }, 'text');
      logger.warn('SHOP102⟨warn⟩ Checkout refused');
      logConstant(logger, LOG.ORDER_SENT⟨retired · use SHOP101⟩);
      logConstant(logger, LOG.NO_SUCH);
      export const used = [LOG.CART_EMPTY⟨warn · Checkout refused: the cart is empty⟩];
    `),
  );
});

it('says it in Python', () => {
  expect(
    drawn(`
      #- src/a.py
      log_constant(logger, LOG_CART_EMPTY)
    `),
  ).toContain('LOG_CART_EMPTY⟨warn · Checkout refused: the cart is empty⟩)');
});

it('says it in the range that is asked for alone', () => {
  const lines = ['logConstant(logger, LOG.CART_EMPTY);', 'logConstant(logger, LOG.CART_EMPTY);'];
  const found = drawn(lines.join('\n'), { start: lines[0]!.length + 1, end: 100 });
  expect(found.split('\n').map((line) => line.includes('⟨'))).toEqual([false, true]);
});

it('says nothing in catalogs and logs', () => {
  expect(drawn('//- app.log\nSHOP102 Checkout refused\n')).not.toContain('⟨');
  expect(drawn('#- $catalog\nloglex: 1\nconstants: [{ code: A1, message: x }]\n')).not.toContain(
    '⟨',
  );
});

describe('a label', () => {
  /** The label of a constant with this message, which stands as JSON in the catalog; its level is `info`. */
  function labelOf(message: string): string {
    const { snapshot, document } = editorFixture(
      [
        '//- src/checkout/a.ts',
        'logConstant(logger, LOG.X1);',
        '//- $catalog',
        'loglex: 1',
        `constants: [{ code: X1, level: info, message: ${JSON.stringify(message)} }]`,
      ].join('\n'),
    );
    const range = { start: 0, end: document.text.length };
    return inlayHints(snapshot, document, range)[0]!.label;
  }

  // `info · ` takes 7 of the 43.
  it.each([
    ['36 letters as they are', 'a'.repeat(36), 'a'.repeat(36)],
    ['of 37 letters 35 and an ellipsis', 'a'.repeat(37), `${'a'.repeat(35)}…`],
    ['no space before the ellipsis', `${'a'.repeat(34)} bcd`, `${'a'.repeat(34)}…`],
    ['18 emoji, two units each', '🎉'.repeat(18), '🎉'.repeat(18)],
    ['of 19 emoji 17, none in halves', '🎉'.repeat(19), `${'🎉'.repeat(17)}…`],
    ['18 wide letters, which take two places', '漢'.repeat(18), '漢'.repeat(18)],
    ['of 19 wide letters 17', '漢'.repeat(19), `${'漢'.repeat(17)}…`],
    ['a family of eleven units as one', `${'a'.repeat(26)}👨‍👩‍👧‍👦`, `${'a'.repeat(26)}…`],
    ['a letter with its accent as one', `${'a'.repeat(34)}e\u0301e\u0301`, `${'a'.repeat(34)}…`],
    ['what turns text around, made visible', 'a\u202eb', 'a\\u202eb'],
    ['controls, made visible', 'a\u0007b\u001b[31mc', 'a\\u0007b\\u001b[31mc'],
    ['one line of several', 'a\n  b\tc', 'a b c'],
  ])('has %s', (_, message, said) => {
    expect(labelOf(message)).toBe(`info · ${said}`);
  });
});

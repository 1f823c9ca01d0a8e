/** What fixes write in Python: each text is what a person would write, and the harness has CPython compile it. */
import { describe, expect, test } from 'vitest';
import { checkFixture } from '../../harness.ts';
import { notCompiled } from '../../cpython.ts';

/** The text after all fixes that may be applied in bulk; marks are in the fixture. */
function fixed(code: string): string {
  return checkFixture(code).fixed({ unsafe: true }).trim();
}

/** The text after the first fix of the first finding. */
function suggested(code: string): string {
  return checkFixture(code).applied(0).trim();
}

/** Whether no finding of the fixture has a fix. */
function isWithheld(code: string): boolean {
  return checkFixture(code).findings.every(({ fixes }) => fixes.length === 0);
}

const FILE = '#- src/checkout/cart.py\n';
const LOGGING = `${FILE}import logging\nlogger = logging.getLogger("shop.checkout")\n`;

describe('levels', () => {
  test.each([
    [
      'a method',
      'logger.info("SHOP102 refused")',
      '       ^^^^',
      'logger.warning("SHOP102 refused")',
    ],
    [
      'a member of the module',
      'logger.log(logging.INFO, "SHOP102 refused")',
      '           ^^^^^^^^^^^^',
      'logger.log(logging.WARNING, "SHOP102 refused")',
    ],
  ])('%s', (_, code, mark, after) => {
    const text = fixed(`${LOGGING}${code}\n${mark} wrong-severity`);
    expect(text.split('\n').at(-1)).toBe(after);
  });

  test('as a string, as loguru has it', () => {
    const text = fixed(
      `${FILE}from loguru import logger\nlogger.log("INFO", "SHOP102 refused")\n           ^^^^^^ wrong-severity`,
    );
    expect(text.split('\n').at(-1)).toBe('logger.log("WARNING", "SHOP102 refused")');
  });

  test('a method that adds a traceback has no other spelling', () => {
    const code = `${LOGGING}logger.exception("SHOP102 refused")\n       ^^^^^^^^^ wrong-severity`;
    expect(isWithheld(code)).toBe(true);
  });

  test('nor has one that is awaited', () => {
    const code = `${FILE}import structlog\nlog = structlog.get_logger()\nasync def f():\n    await log.ainfo("SHOP102 refused")\n              ^^^^^ wrong-severity`;
    expect(isWithheld(code)).toBe(true);
  });
});

describe('the caught error', () => {
  const clause = (call: string, mark: string) =>
    `try:\n    save()\nexcept ValueError as error:\n    ${call}\n    ${mark} missing-error`;

  test.each([
    ['logger.error("Not saved")', 'logger.error("Not saved", exc_info=True)'],
    ['logger.error("Not saved",)', 'logger.error("Not saved", exc_info=True,)'],
    ['logger.error(("Not " "saved"))', 'logger.error(("Not " "saved"), exc_info=True)'],
    ['logger.error("Not saved")  # yet', 'logger.error("Not saved", exc_info=True)  # yet'],
  ])('%s', (call, after) => {
    expect(
      fixed(LOGGING + clause(call, '^^^^^^^^^^^^'))
        .split('\n')
        .at(-1)
        ?.trim(),
    ).toBe(after);
  });

  test('is had without a name for it', () => {
    const text = fixed(
      `${LOGGING}try:\n    save()\nexcept ValueError:\n    logger.error("Not saved")\n    ^^^^^^^^^^^^ missing-error:unbound`,
    );
    expect(text).toMatch(/logger\.error\("Not saved", exc_info=True\)$/);
  });

  test('is an option of loguru', () => {
    const text = fixed(
      `${FILE}from loguru import logger\n${clause('logger.error("Not saved")', '^^^^^^^^^^^^')}`,
    );
    expect(text).toMatch(/ {4}logger\.opt\(exception=True\)\.error\("Not saved"\)$/);
  });

  test('is a keyword of structlog as well', () => {
    const text = fixed(
      `${FILE}import structlog\nlog = structlog.get_logger()\n${clause('log.error("not_saved", id=1)', '^^^^^^^^^')}`,
    );
    expect(text).toMatch(/log\.error\("not_saved", id=1, exc_info=True\)$/);
  });
});

describe('a log call before a raise', () => {
  test('goes, and its block stays one', () => {
    const code = `${LOGGING}try:
    save()
except ValueError as error:
    logger.error("Not saved: %s", error)
    ^^^^^^^^^^^^ log-and-throw
    raise`;
    expect(suggested(code)).toMatch(/except ValueError as error:\n {4}\n {4}raise$/);
  });

  test('leaves `pass` where nothing else stands, or where a semicolon needs it', () => {
    const alone = `${LOGGING}try:
    save()
except ValueError as error:
    if error.args:
        logger.error("Not saved: %s", error)
        ^^^^^^^^^^^^ log-and-throw
    raise`;
    expect(suggested(alone)).toMatch(/if error\.args:\n {8}pass\n {4}raise$/);
    const line = `${LOGGING}try:
    save()
except ValueError as error:
    logger.error("Not saved: %s", error); raise
    ^^^^^^^^^^^^ log-and-throw`;
    expect(suggested(line)).toMatch(/ {4}pass; raise$/);
  });
});

describe('values as fields', () => {
  test.each([
    [
      'logger.info(f"Cart {cart.id} kept")',
      '            ^^^^^^^^^^^^^^^^^^^^^^',
      'logger.info("Cart {cart_id} kept", extra={"cart_id": cart.id})',
    ],
    [
      'logger.info("Cart " + cart.id, extra={"a": 1})',
      '            ^^^^^^^^^^^^^^^^^',
      'logger.info("Cart {cart_id}", extra={"cart_id": cart.id, "a": 1})',
    ],
  ])('%s', (call, mark, after) => {
    expect(suggested(`${LOGGING}${call}\n${mark} dynamic-message`).split('\n').at(-1)).toBe(after);
  });

  test('are keywords of structlog', () => {
    const code = `${FILE}import structlog\nlog = structlog.get_logger()\nlog.info(f"cart {cart.id} kept", user="me")\n         ^^^^^^^^^^^^^^^^^^^^^^ dynamic-message`;
    expect(suggested(code).split('\n').at(-1)).toBe(
      'log.info("cart {cart_id} kept", user="me", cart_id=cart.id)',
    );
  });

  test('are not put under a name that the standard library refuses', () => {
    const code = `${LOGGING}logger.info(f"Cart {name} kept")\n            ^^^^^^^^^^^^^^^^^^^ dynamic-message`;
    expect(isWithheld(code)).toBe(true);
  });

  test('in parentheses where they hold a comma', () => {
    const code = `${LOGGING}logger.info(f"Cart {(a, b)} kept")\n            ^^^^^^^^^^^^^^^^^^^^^ dynamic-message`;
    expect(suggested(code)).toContain(': (a, b)}');
  });
});

describe('a coded call', () => {
  const after = (call: string) => `import logging
from shop.log_codes import LOG_ORDER_PLACED
from shop.logs import log_constant
logger = logging.getLogger("shop.checkout")
${call}`;

  test.each([
    ['logger.info("Order %s placed: %d items", order.id, n)', '^'.repeat(53)],
    ['logger.info(f"Order {order.id} placed: {n} items")', '^'.repeat(50)],
  ])('%s', (call, mark) => {
    expect(fixed(`${LOGGING}${call}\n${mark} ad-hoc-log`)).toBe(
      after('log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": order.id, "items": n})'),
    );
  });

  test('keeps the fields and the traceback', () => {
    const call =
      'logger.info("Order %s placed: %d items", order.id, n, extra={"channel": c}, exc_info=True)';
    expect(fixed(`${LOGGING}${call}\n${'^'.repeat(call.length)} ad-hoc-log`)).toBe(
      after(
        'log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": order.id, "items": n, "channel": c}, exc_info=True)',
      ),
    );
  });

  test('is not written where an argument would be lost', () => {
    const call = 'logger.info("Order %s placed: %d items", order.id, n, stack_info=True)';
    expect(isWithheld(`${LOGGING}${call}\n${'^'.repeat(call.length)} ad-hoc-log`)).toBe(true);
  });

  test('imports after a docstring and `from __future__`', () => {
    const call = 'logger.warning("Checkout refused: the cart is empty")';
    const text = fixed(
      `${FILE}"""Carts."""\nfrom __future__ import annotations\n\ndef refuse(logger):\n    ${call}\n    ${'^'.repeat(call.length)} ad-hoc-log`,
    );
    expect(text).toBe(`"""Carts."""
from __future__ import annotations
from shop.log_codes import LOG_CART_EMPTY
from shop.logs import log_constant

def refuse(logger):
    log_constant(logger, LOG_CART_EMPTY)`);
  });
});

test('a member is renamed, a name that is imported is not', () => {
  const member = `${FILE}import shop.log_codes as codes\nlog_constant(logger, codes.LOG_CART_DROPPED, extra={"cart_id": 1})\n                               ^^^^^^^^^^^^ deprecated-code`;
  expect(fixed(member)).toContain('codes.LOG_CART_ABANDONED');
  const name = `${FILE}from shop.log_codes import LOG_CART_DROPPED\nlog_constant(logger, LOG_CART_DROPPED, extra={"cart_id": 1})\n                         ^^^^^^^^^^^^ deprecated-code`;
  expect(isWithheld(name)).toBe(true);
});

test('a secret is redacted', () => {
  const code = `${LOGGING}logger.info("Signed in", extra={"password": p})
                                ^^^^^^^^^^ sensitive-field`;
  expect(suggested(code)).toContain('extra={"password": "[redacted]"}');
});

test('a field is renamed, as a key and as a keyword', () => {
  const key = `${LOGGING}log_constant(logger, LOG_CART_DROPPED, extra={"cart_idd": 1})
                                              ^^^^^^^^^^ message-fields`;
  expect(suggested(key)).toContain('extra={"cart_id": 1}');
  const keyword = `${FILE}import structlog
log = structlog.get_logger()
log.info("SHOP103 Cart dropped", cart_idd=1)
                                 ^^^^^^^^ message-fields`;
  expect(suggested(keyword)).toContain('cart_id=1)');
});

test('CPython is asked', () => {
  const wrong = notCompiled(['a = 1\n', 'a = = 1\n']);
  if (wrong !== undefined) expect(wrong).toHaveLength(1);
});

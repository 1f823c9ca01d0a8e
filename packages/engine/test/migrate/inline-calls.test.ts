import { applyEdits } from '@loglex/catalog';
import { inlineCalls, type InlineOptions } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { CATALOG, example } from './example.ts';

const CATALOG_HERE = `${CATALOG}  - code: SHOP102
    name: CART_LOST
    level: warn
    message: "Cart \`lost\` at 100%: {{\${id}}} {{it}}"
    component: orders
  - code: SHOP103
    name: CART_FAILED
    level: error
    message: "Cart {cart_id} failed after {tries} tries"
    component: orders
    fields: { cart_id: {}, tries: { format: integer } }
  - code: SHOP104
    name: CART_TOLD
    level: exception
    message: "It's \\"told\\""
    component: orders
`;

/** The file after what is safe (or chosen) was inlined, without what stands above the first blank line. */
function inlined(file: string, text: string, options: InlineOptions = {}): string {
  const { files } = example({ [file]: text }, { catalog: CATALOG_HERE });
  return applyEdits(text, inlineCalls(files[0]!, options).edits);
}

/** The one call of a file in TypeScript with a logger of `make`. */
function inlinedCall(call: string, make: string, options: InlineOptions = {}): string {
  const text = `import { logConstant } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
${make}

${call}
`;
  return inlined('src/orders/a.ts', text, options).split('\n\n')[1]!.trimEnd();
}

const PINO = `import pino from 'pino';\nconst log = pino();`;
const WINSTON = `import winston from 'winston';\nconst log = winston.createLogger();`;
const NEST = `import { Logger } from '@nestjs/common';\nconst log = new Logger('Orders');`;

describe('inlineCalls', () => {
  it.each([
    [
      'the fields before the message for pino',
      PINO,
      'logConstant(log, LOG.ORDER_PLACED, { order_id: it.id, extra: true });',
      'log.info({ order_id: it.id, extra: true }, `Order ${it.id} placed`);',
    ],
    [
      'the fields behind the message for winston',
      WINSTON,
      'logConstant(log, LOG.ORDER_PLACED, { order_id });',
      'log.info(`Order ${order_id} placed`, { order_id });',
    ],
    [
      'no fields for the console, since the text has them',
      '',
      'logConstant(console, LOG.ORDER_PLACED, { order_id });',
      'console.info(`Order ${order_id} placed`);',
    ],
    [
      'the context at the end for Nest',
      NEST,
      `logConstant(log, LOG.ORDER_PLACED, { order_id, context: 'Orders' });`,
      "log.log(`Order ${order_id} placed`, 'Orders');",
    ],
    [
      'the error among the fields',
      PINO,
      'logConstant(log, LOG.ORDER_PLACED, { order_id }, error);',
      'log.info({ order_id, err: error }, `Order ${order_id} placed`);',
    ],
    [
      'a value once that does something',
      PINO,
      'logConstant(log, LOG.ORDER_PLACED, { order_id: next(), extra });',
      'log.info({ extra }, `Order ${next()} placed`);',
    ],
    [
      'every letter of the text',
      PINO,
      'logConstant(log, LOG.CART_LOST, { id });',
      'log.warn({ id }, `Cart \\`lost\\` at 100%: {$${id}} {it}`);',
    ],
  ])('writes %s', (_, make, call, expected) => {
    expect(inlinedCall(call, make)).toBe(expected);
  });

  it.each([
    [
      'a value that is spread',
      'logConstant(log, LOG.ORDER_PLACED, { ...order });',
      PINO,
      'no-value',
    ],
    ['a constant that only the run knows', 'logConstant(log, pick());', PINO, 'no-constant'],
    [
      'a logger that nobody knows',
      'logConstant(thing, LOG.ORDER_PLACED, { order_id });',
      '',
      'unknown-logger',
    ],
    [
      'a comment',
      'logConstant(log, LOG.ORDER_PLACED, { order_id /* of the shop */ });',
      PINO,
      'comment',
    ],
    [
      'a format without a verb',
      'logConstant(log, LOG.CART_FAILED, { cart_id, tries });',
      PINO,
      'format',
    ],
    [
      'fields on the console',
      'logConstant(console, LOG.ORDER_PLACED, { order_id, extra });',
      '',
      'no-place',
    ],
  ])('leaves %s, and says why', (_, call, make, reason) => {
    const text = `import { logConstant } from '@loglex/runtime';\nimport { LOG } from '../log-codes.js';\n${make}\n${call}\n`;
    const { files } = example({ 'src/orders/a.ts': text }, { catalog: CATALOG_HERE });
    const { calls, edits } = inlineCalls(files[0]!, { review: true });
    expect(edits).toEqual([]);
    expect(calls).toMatchObject([{ tier: 'refused', reasons: [{ id: reason }] }]);
  });

  it('leaves to a person what would be evaluated in another order', () => {
    const call = 'logConstant(log, LOG.ORDER_PLACED, { order_id: next(), extra: next() });';
    expect(inlinedCall(call, PINO)).toBe(call);
    expect(inlinedCall(call, PINO, { review: true })).toBe(
      'log.info({ extra: next() }, `Order ${next()} placed`);',
    );
  });

  it('is told where a logger takes fields that only has the name of one', () => {
    const make = "import { logger } from '../logger.js';";
    const call = 'logConstant(logger, LOG.ORDER_PLACED, { order_id });';
    expect(inlinedCall(call, make, { review: true })).toBe(call);
    expect(inlinedCall(call, make, { fields: 'before' })).toBe(call);
    expect(inlinedCall(call, make, { review: true, fields: 'before' })).toBe(
      'logger.info({ order_id }, `Order ${order_id} placed`);',
    );
    expect(inlinedCall(call, make, { review: true, fields: 'after' })).toBe(
      'logger.info(`Order ${order_id} placed`, { order_id });',
    );
  });

  it('takes a field `message` for a field', () => {
    const call = 'logConstant(log, LOG.ORDER_PLACED, { order_id, message });';
    expect(inlinedCall(call, PINO)).toBe(
      'log.info({ order_id, message }, `Order ${order_id} placed`);',
    );
  });

  it('takes the imports along that nothing uses any more', () => {
    const text = `import { logConstant, flush } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
import pino from 'pino';
const log = pino();
logConstant(log, LOG.ORDER_PLACED, { order_id });
flush();
`;
    expect(inlined('src/orders/a.ts', text)).toBe(`import { flush } from '@loglex/runtime';
import pino from 'pino';
const log = pino();
log.info({ order_id }, \`Order \${order_id} placed\`);
flush();
`);
  });

  it('keeps an import that another call uses', () => {
    const text = `import { logConstant } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
import pino from 'pino';
const log = pino();
logConstant(log, LOG.ORDER_PLACED, { order_id });
logConstant(log, LOG.ORDER_PLACED, order);
`;
    expect(inlined('src/orders/a.ts', text)).toContain(
      "import { logConstant } from '@loglex/runtime';\nimport { LOG } from",
    );
  });

  it('writes Python with the verbs of logging', () => {
    const text = `"""Orders."""
import logging

from shop.log_codes import LOG_CART_FAILED, LOG_CART_TOLD, LOG_ORDER_PLACED, log_constant

log = logging.getLogger(__name__)


def run():
    log_constant(log, LOG_ORDER_PLACED, extra={"order_id": it.id, "more": 1})
    log_constant(log, LOG_CART_FAILED, extra={"cart_id": next(ids), "tries": tries}, exc_info=e)
    log_constant(log, LOG_CART_TOLD, exc_info=True, stacklevel=2)
`;
    expect(inlined('src/orders/a.py', text)).toBe(`"""Orders."""
import logging


log = logging.getLogger(__name__)


def run():
    log.info("Order %s placed", it.id, extra={"order_id": it.id, "more": 1})
    log.error("Cart %s failed after %d tries", next(ids), tries, extra={"tries": tries}, exc_info=e)
    log.exception("It's \\"told\\"", stacklevel=2)
`);
  });

  it('undoes a migration but for the fields, which stay', () => {
    const text = `import pino from 'pino';
const log = pino();
log.info({ a: 1 }, \`Cart \${cart.id} of \${owner} saved\`);
log.warn('Cart lost: 100%');
log.error({ run: () => log.debug('Cart “seen”') }, "It's over");
`;
    const migrated = example({ 'src/orders/a.ts': text }).applied();
    const [file] = migrated.files;
    expect(file?.text).not.toContain('log.info');
    expect(applyEdits(file!.text, inlineCalls(file!).edits)).toBe(
      text.replace('{ a: 1 }', '{ a: 1, cart_id: cart.id, owner }'),
    );
  });
});

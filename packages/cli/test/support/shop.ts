/** A small project with known findings: the tests count them by hand. */

export const SETTINGS = `loglex: 1
catalogs: [log-catalog/*.yaml]
files: { include: ["src/**"] }
references: { typescript: "LOG.{name}" }
checks: { unused-code: off, ad-hoc-log: off, message-fields: off }
`;

export const CATALOG = `loglex: 1
components:
  shop:
    codes: [SHOP100-SHOP199]
    paths: [src/**]
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: Order placed
    component: shop
    description: A customer placed an order.
    action: Nothing to do.
  - code: SHOP102
    name: PAYMENT_FAILED
    level: error
    message: "Payment of {order_id} failed"
    component: shop
    fields: { order_id: { type: string, required: true, description: Id of the order. } }
retired:
  - { code: SHOP103, name: CART_LOST, since: 1.2.0, replaced-by: SHOP102, reason: merged }
`;

/** Nothing to report. */
export const CLEAN = `import pino from 'pino';
import { LOG } from './log-codes.js';

const logger = pino();

export function place(): void {
  logger.info(LOG.ORDER_PLACED);
}
`;

/** Line 7: `wrong-severity`, an error with a safe fix. Line 8: `unknown-code`, an error with suggestions. */
export const BROKEN = `import pino from 'pino';
import { LOG } from './log-codes.js';

const logger = pino();

export function place(): void {
  logger.warn(LOG.ORDER_PLACED);
  logger.info(LOG.ORDER_PLACD);
}
`;

/** Line 10: `log-and-throw`, a warning. */
export const WARNED = `import pino from 'pino';
import { LOG } from './log-codes.js';

const logger = pino();

export function pay(): void {
  try {
    place();
  } catch (error) {
    logger.error({ err: error }, LOG.PAYMENT_FAILED);
    throw error;
  }
}
`;

export function shop(files: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { 'loglex.yaml': SETTINGS, 'log-catalog/shop.yaml': CATALOG, ...files };
}

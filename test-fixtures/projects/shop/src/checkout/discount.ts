/** Discounts: whether a code that a customer types is worth anything. */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';

const logger: Logger = createLogger('shop.checkout');

export function refuse(discount: string, used: boolean): void {
  if (used) {
    logConstant(logger, LOG.DISCOUNT_REFUSED, { discount, reason: 'spent' });
  } else {
    // Not deprecated-code: retired codes stand beside this one, but it is alive.
    logConstant(logger, LOG.DISCOUNT_REFUSED, { discount, reason: 'expired' });
  }
}

export function refuseAll(discounts: readonly string[]): void {
  for (const discount of discounts) {
    logConstant(logger, LOG.DISCOUNT_REFUSED, { discount, reason: 'unknown' });
  }
}

/** Carts: restored, kept, given up. */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';

// Not logger-namespace: `shop.checkout.**` is registered.
const logger: Logger = createLogger('shop.checkout.cart');

export interface Cart {
  readonly id: string;
  readonly items: readonly { readonly sku: string; readonly price: number }[];
}

export function restore(saved: string | undefined): Cart | undefined {
  if (saved === undefined) {
    // Not unknown-code: a code of the system has another shape.
    logger.debug({ code: 'ENOENT' }, 'No saved cart');
    return undefined;
  }
  try {
    return JSON.parse(saved) as Cart;
  } catch (error) {
    logger.warn('Saved cart cannot be read');
    return undefined;
  }
}

export function keep(cart: Cart, write: (text: string) => void): boolean {
  try {
    write(JSON.stringify(cart));
    return true;
  } catch (error) {
    // Not missing-error: it is there.
    logger.warn({ err: error, cart_id: cart.id }, 'Cart cannot be kept');
    return false;
  }
}

export function giveUp(cart: Cart): void {
  logConstant(logger, LOG.CART_DROPPED, { cart_id: cart.id });
}

export function total(cart: Cart): number {
  let sum = 0;
  for (const item of cart.items) {
    // Not level-policy, not loop-noise: checkout logs at debug, and debug may be many.
    logger.debug({ sku: item.sku }, 'Item priced');
    sum += item.price;
  }
  return sum;
}

/** Places an order: checks the cart, takes the payment, reserves the goods. */
import type { Logger } from 'pino';
import { reserve } from '../inventory/stock.js';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';
import { charge } from '../payments/charge.js';
import { total, type Cart } from './cart.js';

const logger: Logger = createLogger('shop.checkout');

export async function placeOrder(cart: Cart): Promise<string | undefined> {
  if (cart.items.length === 0) {
    logger.warn('Checkout refused: the cart is empty');
    return undefined;
  }
  const orderId = `o-${cart.id}`;
  const paid = await charge(orderId, total(cart));
  if (!paid) {
    logConstant(logger, LOG.PAYMENT_DECLINED, { order_id: orderId, reason: 'bank' });
    return undefined;
  }
  for (const { sku } of cart.items) reserve(sku, 1);
  logger.error({ code: 'SHOP101', order_id: orderId, items: cart.items.length }, 'Order placed');
  return orderId;
}

export function confirm(orderId: string, items: number): void {
  logConstant(logger, LOG.ORDER_PLACED, { order_id: orderId, itmes: items });
}

export function confirmAgain(order: { order_id: string; items: number }): void {
  // Not message-fields: what is spread cannot be seen from here.
  logConstant(logger, LOG.ORDER_PLACED, { ...order });
}

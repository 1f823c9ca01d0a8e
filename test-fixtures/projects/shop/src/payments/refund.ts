/** Refunds: money on its way back. */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';

const logger: Logger = createLogger('shop.payments');

export function refund(orderId: string, account: string): void {
  // Not component-boundary: this is where payments are written.
  logConstant(logger, LOG.REFUND_SENT, { order_id: orderId, account });
}

export function decline(reason: string): void {
  logConstant(logger, LOG.PAYMENT_DECLINED, { reason });
}

export function declineChild(orderId: string, reason: string): void {
  const order = logger.child({ order_id: orderId });
  order.warn({ code: 'SHOP202', reason }, 'Payment declined');
}

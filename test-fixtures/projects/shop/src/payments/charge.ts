/** Charges an order, and tries again once. */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';
import { ask, type Answer } from './bank.js';

const logger: Logger = createLogger('shop.payments');

const OUTCOMES = {
  yes: 'PAYMENT_TAKEN',
  no: 'PAYMENT_DECLINED',
  later: 'PAYMENT_RETRIED',
} as const;

export async function charge(orderId: string, amount: number): Promise<boolean> {
  const first = await ask(orderId, amount);
  if (first !== 'later') return settle(orderId, first);
  // Not wrong-severity: the catalog has `may: [info]`.
  logger.info({ code: 'SHOP204', order_id: orderId }, 'Payment tried again');
  return settle(orderId, await ask(orderId, amount));
}

function settle(orderId: string, answer: Answer): boolean {
  logConstant(logger, LOG[OUTCOMES[answer]], { order_id: orderId });
  return answer === 'yes';
}

export function report(orderId: string, taken: boolean): void {
  // Not dynamic-code: both constants are named.
  logConstant(logger, taken ? LOG.PAYMENT_TAKEN : LOG.PAYMENT_FAILED, { order_id: orderId });
}

export function reportSlow(orderId: string): void {
  logger.warn({ code: 'SHOP209', order_id: orderId }, 'Bank is slow');
}

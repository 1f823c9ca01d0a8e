/** The bank, as far as the shop knows it. */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';

const logger: Logger = createLogger('shop.payments');

export type Answer = 'yes' | 'no' | 'later';

export async function ask(orderId: string, amount: number): Promise<Answer> {
  logger.debug({ order_id: orderId }, 'Asking the bank');
  try {
    const response = await fetch('https://bank.example.test/charge', {
      method: 'POST',
      body: JSON.stringify({ orderId, amount }),
    });
    return response.ok ? 'yes' : 'no';
  } catch (error) {
    logConstant(logger, LOG.PAYMENT_FAILED, { order_id: orderId }, error);
    throw error;
  }
}

export async function askGently(orderId: string, amount: number): Promise<Answer> {
  try {
    return await ask(orderId, amount);
  } catch (error) {
    // Not log-and-throw: thrown with what is known here, and not logged.
    throw new Error(`the bank was asked about ${orderId} in vain`, { cause: error });
  }
}

/** Receipts by mail. */
import type { Logger } from 'pino';
import { createLogger } from '../logging.js';

const logger: Logger = createLogger('shop.mial');

export function send(orderId: string): void {
  logger.debug({ order_id: orderId }, 'Receipt on its way');
}

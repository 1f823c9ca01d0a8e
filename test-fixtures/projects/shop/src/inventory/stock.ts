/** Stock: what is there, and what is promised to somebody. */
import type { Logger } from 'pino';
import { LOG } from '../log-codes.js';
import { createLogger, logConstant } from '../logging.js';

const logger: Logger = createLogger('shop.inventory');

const stock = new Map<string, number>();

export function reserve(sku: string, quantity: number): void {
  const left = (stock.get(sku) ?? 0) - quantity;
  stock.set(sku, left);
  // Not dynamic-message: the values are fields.
  logger.info({ code: 'SHOP302', quantity, sku }, 'Reserved');
  // Not stale-directive, not directive-reason: it excuses something, and says why.
  // loglex-disable-next-line wrong-severity -- the warehouse's alert still goes by error
  if (left < 5) logger.error({ code: 'SHOP301', sku, left }, 'Stock low');
}

/** What comes back goes to the shelf again, or into the workshop first. */
export function takeBack(sku: string, worn: boolean): void {
  if (worn) {
    logConstant(logger, LOG.STOCK_RESERVED, { quantity: 1, sku, place: 'worksop' });
  } else {
    // Not unknown-legend-term: the shelf is a place of the catalog.
    logConstant(logger, LOG.STOCK_RESERVED, { quantity: 1, sku, place: 'shelf' });
  }
}

export function recount(counted: ReadonlyMap<string, number>): void {
  for (const [sku, quantity] of counted) {
    stock.set(sku, quantity);
    logger.info(`Counted ${quantity} of ${sku}`);
  }
}

export function move(sku: string, quantity: number): void {
  // loglex-disable-next-line message-fields
  logConstant(logger, LOG.STOCK_MOVED, { sku });
  // loglex-disable-next-line message-fields -- quantity was not known once
  logConstant(logger, LOG.STOCK_MOVED, { quantity, sku });
}

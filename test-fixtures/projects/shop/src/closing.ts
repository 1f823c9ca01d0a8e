/** What the shop tells when it closes. */
import type { Logger } from 'pino';
import { createLogger, logSection } from './logging.js';

const logger: Logger = createLogger('shop.checkout');

export function close(orders: number, turnover: number, empty: readonly string[]): void {
  // Not section-keys: title, keys and level are those of the catalog.
  logSection(logger, 'day_summary', { orders, turnover });
  logSection(logger, 'shelves', { emtpy: empty }, 'debug');
}

export function isPretty(): boolean {
  // Not unknown-setting: the catalog has this one.
  const level = process.env['SHOP_LOG_LEVEL'] ?? 'info';
  return level === 'debug' && process.env['SHOP_LOG_PRETY'] === 'true';
}

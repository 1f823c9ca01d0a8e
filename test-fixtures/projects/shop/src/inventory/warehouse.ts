/** The warehouse, asked over the wire. */
import type { Logger } from 'pino';
import { createLogger } from '../logging.js';

const logger: Logger = createLogger('shop.inventory');

export async function locate(sku: string): Promise<string | undefined> {
  const response = await fetch(`https://warehouse.example.test/${sku}`);
  // Not inconsistent-message: this text is only here.
  if (response.status === 404) logger.info('Shelf unknown');
  if (!response.ok) logger.error({ status: response.status }, 'Warehouse does not answer');
  return response.ok ? response.text() : undefined;
}

export async function ping(): Promise<boolean> {
  const response = await fetch('https://warehouse.example.test/');
  if (!response.ok) logger.warn('Warehouse does not answer');
  return response.ok;
}

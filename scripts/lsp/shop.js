// @ts-check
/** A small project on disk that a client may do anything to. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** By POSIX path. */
export const SHOP = {
  'loglex.yaml': `loglex: 1
catalogs: [log-catalog.yaml]
files: { include: ['src/**'] }
references: { typescript: 'LOG.{name}', python: 'LOG_{name}' }
sinks:
  - { call: logConstant, args: [logger, constant, fields] }
  - { call: log_constant, language: python, args: [logger, constant], keywords: { extra: fields } }
`,
  'log-catalog.yaml': `loglex: 1
components:
  shop: { description: What the shop says., codes: [SHOP100-SHOP199] }
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: 'Order {order_id} placed'
    component: shop
    description: The customer has confirmed.
    runbook: https://example.test/runbooks/order
  - code: SHOP102
    name: CART_EMPTY
    level: warn
    message: 'Checkout refused: the cart is empty'
    deprecated: { replaced-by: SHOP101 }
`,
  'src/order.ts': `import { LOG, logConstant, logger } from './log.js';
export function place(order) {
  logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id });
  logConstant(logger, LOG.CART_EMPTY);
  logConstant(logger, LOG.ORDER_PLACD, { order_id: order.id });
  console.log('order placed: ' + order.id);
}
`,
  'src/order.py': `from shop.log import log_constant, LOG_ORDER_PLACED
log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": 1})
`,
  'shop.log': '2026-11-21 10:00:00 INFO SHOP101 Order 7 placed\n',
};

/** The project in a folder of its own; `remove` takes it away. */
export function makeShop() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-shop-')));
  mkdirSync(join(folder, '.git'));
  /** @param {string} file */
  const write = (file, text = SHOP[/** @type {keyof typeof SHOP} */ (file)]) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const file of Object.keys(SHOP)) write(file);
  return {
    folder,
    files: Object.keys(SHOP),
    write,
    delete: (/** @type {string} */ file) =>
      rmSync(join(folder, file), { recursive: true, force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

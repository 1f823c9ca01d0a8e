/** Projects on disk for tests, made from a record of paths and texts, and gone afterwards. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

export function folder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'loglex-lsp-')));
  made.push(root);
  mkdirSync(join(root, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A shop with one catalog, in TypeScript and Python. */
export const SHOP = {
  'loglex.yaml': `loglex: 1
catalogs: [log-catalog.yaml]
files: { include: ['src/**'] }
tests: ['**/*.test.ts']
references: { typescript: 'LOG.{name}', python: 'LOG_{name}' }
sinks:
  - { call: logConstant, args: [logger, constant, fields] }
  - { call: log_constant, language: python, args: [logger, constant], keywords: { extra: fields } }
`,
  'log-catalog.yaml': `loglex: 1
constants:
  - code: SHOP101
    name: ORDER_PLACED
    level: info
    message: 'Order {order_id} placed'
    description: The customer has confirmed.
  - code: SHOP102
    name: CART_EMPTY
    level: warn
    message: 'Checkout refused: the cart is empty'
    deprecated: { replaced-by: SHOP101 }
  - code: SHOP103
    name: UNUSED
    level: warn
    message: Nobody says this
`,
  'src/order.ts': `import { LOG, logConstant, logger } from './log.js';
export function place(order) {
  logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id });
  logConstant(logger, LOG.CART_EMPTY);
  logConstant(logger, LOG.ORDER_PLACD, { order_id: order.id });
}
`,
  'src/order.py': `from shop.log import log_constant, LOG_ORDER_PLACED
log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": 1})
`,
};

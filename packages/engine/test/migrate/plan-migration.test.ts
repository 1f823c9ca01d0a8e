import { describe, expect, it } from 'vitest';
import { example } from './example.ts';

const PINO = `import pino from 'pino';\nconst log = pino();\n`;

describe('planMigration', () => {
  it('gives a raw call a new constant of its component, and writes it', () => {
    const { plan, migrated } = example({
      'src/orders/cart.ts': `${PINO}log.warn(\`Cart \${cart.id} is empty\`);\n`,
    });
    expect(plan.constants).toEqual([
      {
        code: 'SHOP102',
        name: 'CART_EMPTY',
        level: 'warn',
        message: 'Cart {cart_id} is empty',
        component: 'orders',
        fields: { cart_id: {} },
        keys: ['cart_id'],
        catalog: 'log-catalog.yaml',
      },
    ]);
    expect(plan.files[0]?.rows[0]).toMatchObject({
      line: 3,
      column: 1,
      tier: 'safe',
      decision: 'migrate',
      constant: 'SHOP102',
    });
    expect(migrated('src/orders/cart.ts')).toBe(`import pino from 'pino';
import { logConstant } from '@loglex/runtime';
import { LOG } from '../log-codes.js';
const log = pino();
logConstant(log, LOG.CART_EMPTY, { cart_id: cart.id });
`);
  });
});

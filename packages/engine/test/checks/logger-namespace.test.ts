import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('names outside every registered namespace', () => {
  const { findings } = checkFixture(`
    import log4js from 'log4js';
    const a = log4js.getLogger('shop.checkout');
    const b = log4js.getLogger('shop.checkout.cart.items');
    const c = log4js.getLogger('shop.payments.bank');
                               ^^^^^^^^^^^^^^^^^^^^ logger-namespace
    const d = log4js.getLogger('shop.chekcout');
                               ^^^^^^^^^^^^^^^ logger-namespace
    const e = log4js.getLogger();
    const f = log4js.getLogger(name);
  `);
  expect(findings[1]?.message).toContain('Registered: `shop.checkout`');
});

test('other separators are as good as dots', () => {
  checkFixture(
    `
    import createDebug from 'debug';
    const log = createDebug('shop:checkout:cart');
  `,
    { only: ['logger-namespace'] },
  );
});

test('silent where nobody registers a namespace, and about what is allowed', () => {
  checkFixture(
    `
    //- $catalog
    loglex: 1
    components: { any: { codes: [A1-A9] } }
    //- src/a.ts
    const d = log4js.getLogger('whatever');
  `,
    { only: ['logger-namespace'] },
  );
  checkFixture(`import log4js from 'log4js';\nconst d = log4js.getLogger('legacy');`, {
    only: ['logger-namespace'],
    options: { 'logger-namespace': { allow: ['legacy'] } },
  });
});

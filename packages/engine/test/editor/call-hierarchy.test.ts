/** Which functions log a constant, and which constants a function logs. */
import { callItemsAt, incomingCalls, outgoingCalls } from '@loglex/engine';
import { expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const FILES = `
  //- src/cart.ts
  class Cart {
    empty() {
      logConstant(logger, LOG.CART_EMPTY);
                          ^^^^^^^^^^^^^^ Cart-empty
      items.forEach(() => logConstant(logger, LOG.CART_EMPTY));
                                              ^^^^^^^^^^^^^^ Cart-empty
      logConstant(logger, LOG.PAYMENT_FAILED, { order_id: 1 });
    }
  }
  export function empty() {
    logConstant(logger, LOG.CART_EMPTY);
                        ^^^^^^^^^^^^^^ empty
  }
  export const names = [LOG.CART_EMPTY];
                        ^^^^^^^^^^^^^^ cart-ts
  //- src/cart.py
  def drop():
      log_constant(logger, LOG_CART_EMPTY)
                           ^^^^^^^^^^^^^^ drop
`;
const CATALOG = 'log-catalog.yaml';

it('leads from a constant to the functions that log it', () => {
  const { snapshot, marks, markOf } = editorFixture(FILES);
  const found = incomingCalls(snapshot, { file: CATALOG, code: 'SHOP102' });
  expect(found.map(({ from }) => `${from.file} ${from.name}`)).toEqual([
    'src/cart.py drop',
    'src/cart.ts Cart.empty',
    'src/cart.ts empty',
    'src/cart.ts cart.ts',
  ]);
  const places = found.flatMap(({ from, places }) =>
    places.map((range) => markOf(from.file, range, from.name.replace('.', '-'))),
  );
  expect(places).toEqual(marks);
  for (const { from } of found) {
    expect(from.range.start <= from.selection.start).toBe(true);
    expect(from.selection.end <= from.range.end).toBe(true);
  }
});

it('leads from a function to the constants that it logs', () => {
  const { snapshot } = editorFixture(FILES);
  const found = outgoingCalls(snapshot, { file: 'src/cart.ts', class: 'Cart', function: 'empty' });
  expect(found.map(({ to, places }) => [to.name, places.length])).toEqual([
    ['SHOP102 CART_EMPTY', 2],
    ['SHOP202 PAYMENT_FAILED', 1],
  ]);
  const alone = outgoingCalls(snapshot, { file: 'src/cart.ts', function: 'empty' });
  expect(alone.map(({ to }) => to.code)).toEqual(['SHOP102']);
  expect(outgoingCalls(snapshot, { file: 'src/gone.ts', function: 'empty' })).toEqual([]);
});

it('begins with the constant at the cursor, in code and in the catalog', () => {
  const inCode = editorFixture('function a() { logConstant(logger, LOG.CART$0_EMPTY); }\n');
  const inCatalog = editorFixture(
    "#- $catalog\nloglex: 1\nconstants: [{ code: SHO$0P102, name: CART_EMPTY, message: 'x' }]\n",
  );
  for (const { snapshot, document, offset } of [inCode, inCatalog]) {
    expect(callItemsAt(snapshot, document, offset)).toMatchObject([
      { kind: 'constant', code: 'SHOP102', name: 'SHOP102 CART_EMPTY', file: CATALOG },
    ]);
  }
});

it('begins with the function of the log call at the cursor', () => {
  const { snapshot, document, offset } = editorFixture(`
    import pino from 'pino';
    class Cart { empty() { pino().in$0fo('no constant'); } }
  `);
  expect(callItemsAt(snapshot, document, offset)).toMatchObject([
    { kind: 'function', name: 'Cart.empty', function: 'empty', class: 'Cart' },
  ]);
  expect(callItemsAt(snapshot, document, 0)).toEqual([]);
});

it('knows nothing of an entry that has gone', () => {
  const { snapshot } = editorFixture(FILES);
  expect(incomingCalls(snapshot, { file: CATALOG, code: 'SHOP999' })).toEqual([]);
});

/** What is offered for a raw log call is what a migration would make of it, in code of both languages. */
import { applyEdits } from '@loglex/catalog';
import { callActions, fileMigration, levelActions, runFileChecks } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const PINO = "import pino from 'pino';\nconst logger = pino();\n";

function actionsAt(fixture: string) {
  const { snapshot, document, offset } = editorFixture(fixture);
  const actions = callActions(snapshot, document, { start: offset, end: offset });
  return actions.map((action) => ({
    ...action,
    after: action.refused ? undefined : applyEdits(document.text, action.edits()),
  }));
}

// SHOP109 is retired, and no code before it is given out.
describe('a raw call', () => {
  it('is given a new constant of its component', () => {
    const [action, ...others] = actionsAt(
      `${PINO}logger.inf$0o({ shop }, \`Cart \${cart.id} restored\`);\n`,
    );
    expect(others).toEqual([]);
    expect(action).toMatchObject({
      kind: 'extract',
      title: 'Extract to the catalog as SHOP110 CART_RESTORED',
      constants: [
        {
          code: 'SHOP110',
          name: 'CART_RESTORED',
          level: 'info',
          component: 'checkout',
          message: 'Cart {cart_id} restored',
          catalog: 'log-catalog.yaml',
        },
      ],
    });
    expect(action!.after).toContain(
      'logConstant(logger, LOG.CART_RESTORED, { shop, cart_id: cart.id });\n',
    );
    expect(action!.after).toContain("import { LOG } from '../log-codes.js';\n");
  });

  it('is given one in Python', () => {
    const [action] = actionsAt(`
      #- src/checkout/place_order.py
      import logging
      logger = logging.getLogger(__name__)
      logger.info("Cart %s$0 restored", cart_id)
    `);
    expect(action?.title).toMatch(/^Extract to the catalog as SHOP110 CART_RESTORED/);
    expect(action?.after).toContain('LOG_CART_RESTORED');
  });

  it('is given the constant that says the same, and then nothing is minted', () => {
    const [action, ...others] = actionsAt(
      `${PINO}logger.wa$0rn('Checkout refused: the cart is empty');\n`,
    );
    expect(others).toEqual([]);
    expect(action).toMatchObject({ kind: 'use', title: 'Log SHOP102 CART_EMPTY', constants: [] });
    expect(action!.after).toContain('logConstant(logger, LOG.CART_EMPTY);\n');
  });

  it.each([
    ['logger.inf$0o(text);', 'its message is made elsewhere'],
    ["logger.inf$0o('Cart restored' /* why */);", 'comment'],
  ])('is refused with the reason of a migration: %s', (line, reason) => {
    const [action] = actionsAt(`${PINO}${line}\n`);
    expect(action?.refused).toContain(reason);
    expect(action?.edits()).toEqual([]);
  });

  it('outside of all components is told where it would belong', () => {
    const [action] = actionsAt(`//- src/other/a.ts\n${PINO}logger.inf$0o('Cart restored');\n`);
    expect(action?.refused).toContain('no component takes in src/other/a.ts');
  });

  it.each([
    'logConstant(logger, LOG.CART_$0EMPTY);',
    "toast.err$0or('Cart restored');",
    '//- src/checkout/a.test.ts\nlogger.inf$0o("Cart restored");',
  ])('is meant, and no other: %s', (line) => {
    expect(actionsAt(line.startsWith('//-') ? line : `${PINO}${line}\n`)).toEqual([]);
  });
});

describe('a file', () => {
  it('is migrated where a migration would not ask', () => {
    const { snapshot, document } = editorFixture(
      `${PINO}logger.info('Cart restored');\nlogger.info(text);\nlogger.info('Cart shown');\n`,
    );
    const found = fileMigration(snapshot, document)!;
    expect(found.title).toBe('Migrate 2 log calls of 3 (2 new constants)');
    expect(found.constants.map(({ code }) => code)).toEqual(['SHOP110', 'SHOP111']);
    const after = applyEdits(document.text, found.edits());
    expect(after).toContain('LOG.CART_RESTORED');
    expect(after).toContain('logger.info(text)');
  });

  it('with nothing of the kind says what to ask', () => {
    const { snapshot, document } = editorFixture(`${PINO}logger.info(text);\n`);
    expect(fileMigration(snapshot, document)).toMatchObject({
      refused:
        'None of its 1 raw log call can be migrated unseen. `loglex migrate plan src/checkout/place-order.ts` says why of each.',
    });
    const coded = editorFixture('logConstant(logger, LOG.CART_EMPTY);\n');
    expect(fileMigration(coded.snapshot, coded.document)).toBeUndefined();
  });
});

it('a level may change in the catalog, by the rung that the call states', () => {
  const { snapshot, document } = editorFixture(
    "logger.warning({ code: 'SHOP104' }, 'Cart {cart_id} abandoned');\nlogger.error({ code: 'SHOP203' }, 'x');\n",
  );
  const findings = runFileChecks(document.facts!, {
    ...snapshot.session,
    only: ['wrong-severity'],
  });
  const actions = levelActions(snapshot, document, findings);
  expect(actions.map(({ title, change }) => [title, change.changes])).toEqual([
    ['Make SHOP104 CART_ABANDONED warn in the catalog', { level: 'warn' }],
    ['Let SHOP104 CART_ABANDONED be warn as well, in the catalog', { may: ['warn'] }],
    ['Make SHOP203 PAYMENT_RETRIED error in the catalog', { level: 'error' }],
    ['Let SHOP203 PAYMENT_RETRIED be error as well, in the catalog', { may: ['info', 'error'] }],
  ]);
});

/** What is shown beside the cursor, in code, in the catalog and in logs. */
import { type Explanation, hover } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

describe('a constant in code', () => {
  it('is explained at a reference, with what the call passes for each field', () => {
    const [shown] = check(`
      logConstant(logger, LOG.ORDER_PL$0ACED, { order_id: order.id, ...rest() });
                          ^^^^^^^^^^^^^^^^
    `);
    expect(shown?.title).toBe('SHOP101  ORDER_PLACED');
    expect(rowsOf(shown)).toMatchObject({
      level: 'info',
      component: 'checkout',
      fields: ['order_id = order.id', 'items (integer)', 'channel (one of web, app)', 'stage'],
      used: '1 place in 1 file',
    });
  });

  it.each([
    "logger.info({ code: 'SHO$0P101' }, `Order ${order.id} placed: ${n} items`);",
    "logger.info('SHO$0P101 Order %s placed: %d items', order.id, n);",
    "#- src/a.py\n    logger.info(f'SHO$0P101 Order {order.id} placed: {n} items')",
  ])('says what the message shows for each field: %s', (line) => {
    const { snapshot, document, offset } = editorFixture(line);
    const fields = rowsOf(hover(snapshot, document, offset)!.explanations[0]!)['fields'];
    expect(fields).toContain('order_id = order.id, in the message');
    expect(fields).toContain('items (integer) = n, in the message');
    expect(fields).toContain('channel (one of web, app) = not given');
  });

  it('says which fields a call does not give', () => {
    const [shown] = check(`
      logConstant(logger, LOG.PAYMENT_DE$0CLINED, { order_id });
                          ^^^^^^^^^^^^^^^^^^^^
    `);
    expect(rowsOf(shown)['fields']).toEqual([
      'order_id (string, required) = order_id',
      'reason = not given',
      'trace_id (string, required, from context) = not given',
    ]);
  });

  it.each([
    ["logger.info({ code: 'SHOP$0101' }, 'x');", "'SHOP101'"],
    ["logger.info('SHOP1$001: order placed');", 'SHOP101'],
    ['// see SHOP101$0 for this', 'SHOP101'],
    ['const wanted = ["ORDER_$0PLACED"];', 'ORDER_PLACED'],
  ])('is explained in %s', (line, text) => {
    const { document, offset, snapshot } = editorFixture(
      `import pino from 'pino';\nconst logger = pino();\n${line}\n`,
    );
    const found = hover(snapshot, document, offset)!;
    expect(document.text.slice(found.range.start, found.range.end)).toBe(text);
    expect(found.explanations.map(({ title }) => title)).toEqual(['SHOP101  ORDER_PLACED']);
  });

  it('is explained in Python, after an emoji', () => {
    const [shown] = check(`
      #- src/checkout/place_order.py
      say("🎉"); log_constant(logger, LOG_ORDER_PLACED$0, extra={"order_id": 1})
                                      ^^^^^^^^^^^^^^^^
    `);
    expect(rowsOf(shown)['fields']).toContain('order_id = 1');
  });

  it('that is retired says what stands in its place', () => {
    const [shown] = check(`
      logConstant(logger, LOG.ORDER_SE$0NT);
                          ^^^^^^^^^^^^^^
    `);
    expect(shown).toMatchObject({ title: 'SHOP109  ORDER_SENT', kind: 'retired' });
    expect(rowsOf(shown)['retired']).toBe('since 1.2.0; use SHOP101 instead; merged');
  });

  it('counts the places that name it, those in tests apart', () => {
    const [shown] = check(`
      logConstant(logger, LOG.CART_EMP$0TY);
                          ^^^^^^^^^^^^^^
      logConstant(logger, LOG.CART_EMPTY);
      //- src/checkout/cart.test.ts
      logConstant(logger, LOG.CART_EMPTY);
    `);
    expect(rowsOf(shown)['used']).toBe('3 places in 2 files, 1 of them in tests');
  });

  it('is found by its code where the file cannot be parsed', () => {
    const [shown] = check(`
      if (( { log('SHOP$0101
                   ^^^^^^^
    `);
    expect(shown?.title).toBe('SHOP101  ORDER_PLACED');
  });
});

describe('what is no constant', () => {
  it.each([
    'const sta$0rt = 404;',
    'logConstant(logger, LOG.NO_SUCH$0_THING);',
    "other({ code: 'ENO$0ENT' });",
    '$0',
  ])('has nothing to show: %s', (line) => {
    const { snapshot, document, offset } = editorFixture(`${line}\nexport {};\n`);
    expect(hover(snapshot, document, offset)).toBeUndefined();
  });
});

describe('fields', () => {
  it('are explained at the key of a coded call', () => {
    const [shown] = check(`
      logConstant(logger, LOG.REFUND_SENT, { order_id, acc$0ount: iban });
                                                       ^^^^^^^
    `);
    expect(shown).toMatchObject({ title: 'account', kind: 'field of SHOP204' });
    expect(rowsOf(shown)).toMatchObject({
      type: 'string',
      sensitive: 'it may not be logged as it is',
      here: '= iban',
    });
  });

  it('are explained at a placeholder of the catalog', () => {
    const [shown] = check(`
      #- $catalog
      loglex: 1
      constants:
        - code: A1
          level: info
          message: 'Order {id} has {it$0ems} items'
                                   ^^^^^^^
          fields: { items: { type: integer, description: How many. } }
    `);
    expect(shown).toMatchObject({ title: 'items', kind: 'field of A1' });
    expect(rowsOf(shown)).toMatchObject({ type: 'integer' });
  });
});

describe('the catalog', () => {
  const CATALOG = `
      #- $catalog
      loglex: 1
      components: { web: { owner: team-web, subcomponents: { api: {} } } }
      legends:
        stage: { terms: { paid: { description: The bank has said yes. } } }
      constants:
        - { code: A1, name: STARTED, level: info, message: Started, component: web }
        - { code: A2, name: UP, level: info, message: Up, component: web, deprecated: { replaced-by: A1 } }
  `;
  it.each([
    ['name: START$0ED', 'A1  STARTED'],
    ['code: A$01', 'A1  STARTED'],
    ['message: Start$0ed', 'A1  STARTED'],
    ['replaced-by: A1$0', 'A1  STARTED'],
    ['message: Started, component: w$0eb', 'web'],
    ['components: { we$0b', 'web'],
    ['terms: { pa$0id', 'paid'],
  ])('explains %s', (piece, title) => {
    const { snapshot, document, offset } = editorFixture(
      CATALOG.replace(piece.replace('$0', ''), () => piece),
    );
    expect(hover(snapshot, document, offset)?.explanations[0]?.title).toBe(title);
  });

  it('says nothing of a key', () => {
    const { snapshot, document, offset } = editorFixture(CATALOG.replace('level:', 'le$0vel:'));
    expect(hover(snapshot, document, offset)).toBeUndefined();
  });
});

describe('legends', () => {
  it('explain a term that an argument must be', () => {
    const [shown] = check(`
      order.moveTo(now, 'pack$0ed');
                         ^^^^^^
    `);
    expect(shown).toMatchObject({ title: 'packed', kind: 'term of the legend stage' });
  });

  it('explain a whole tag in a message', () => {
    const [shown] = check(`
      import pino from 'pino';
      pino().info('Level: debug (cli; run$0time)');
                                ^^^^^^^^^^^^^^
    `);
    expect(shown).toMatchObject({ title: '(cli; runtime)', kind: 'tag of the legend provenance' });
    expect(Object.keys(rowsOf(shown))).toEqual(['cli', 'runtime']);
  });

  it('leave other brackets alone', () => {
    const { snapshot, document, offset } = editorFixture(
      `import pino from 'pino';\npino().info('3 files read (in to$0tal)');\n`,
    );
    expect(hover(snapshot, document, offset)).toBeUndefined();
  });
});

describe('a log', () => {
  it.each([
    ['12:00 WARN SHOP1$002 | Checkout refused', 'SHOP102', 'SHOP102  CART_EMPTY'],
    ['12:00 | Batch: 32 (cl$0i; runtime)', '(cli; runtime)', '(cli; runtime)'],
    ['12:00 W$0ARN SHOP102 | refused', '12:00 WARN SHOP102 | refused', 'SHOP102  CART_EMPTY'],
    ['P7 RETU$0RNED', 'P7 RETURNED', 'P7 RETURNED'],
  ])('explains a code, a tag, a message and a whole line: %s', (line, text, title) => {
    const { snapshot, document, offset } = editorFixture(
      `//- logs/app.log\nfirst SHOP101\n${line}\nlast SHOP104\n`,
    );
    const found = hover(snapshot, document, offset);
    expect(found?.explanations[0]?.title).toBe(title);
    expect(document.text.slice(found!.range.start, found!.range.end)).toBe(text);
  });

  it.each([
    '2026-01-31 12:00:00,123 | ERROR | shop.pay$0ment | Payment of order A-12 declined: no funds',
    '{"level":"error","message":"Payment of or$0der A-12 declined: no funds"}',
    'Payment of or$0der A-12 declined: no funds',
  ])('explains a line without a code by what its message says: %s', (line) => {
    const { snapshot, document, offset } = editorFixture(`//- logs/app.log\n${line}\n`);
    const found = hover(snapshot, document, offset);
    expect(found?.explanations.map(({ title }) => title)).toEqual(['SHOP201  PAYMENT_DECLINED']);
  });

  it('says nothing of a line that it does not know', () => {
    const { snapshot, document, offset } = editorFixture(
      '//- logs/app.log\nSHOP101\nnothing $0here\nSHOP101\n',
    );
    expect(hover(snapshot, document, offset)).toBeUndefined();
  });
});

/** The range is the one that is drawn; what is shown is returned. */
function check(fixture: string): readonly Explanation[] {
  const { snapshot, document, offset, marks, markOf } = editorFixture(fixture);
  const found = hover(snapshot, document, offset);
  expect(found && [markOf(document.file, found.range)]).toEqual(marks);
  return found!.explanations;
}

function rowsOf(explanation: Explanation | undefined): Record<string, unknown> {
  const rows =
    explanation?.body.flatMap((block) => (block.kind === 'rows' ? block.rows : [])) ?? [];
  return Object.fromEntries(rows.filter(([, value]) => value !== undefined));
}

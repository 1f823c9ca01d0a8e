/** What is offered to someone who types, in code that parses and in code that does not. */
import { applyEdits } from '@loglex/catalog';
import { type Completion, completion, createDocument } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

describe('constants in code', () => {
  it('come with what the message says, those of the file and of the call first', () => {
    const { items } = offered('logger.warn(LOG.$0)')!;
    expect(items[0]).toMatchObject({
      label: 'CART_EMPTY',
      detail: 'SHOP102 · warn · Checkout refused: the cart is empty',
    });
    expect(labelsOf(items).slice(0, 3)).toEqual(['CART_EMPTY', 'ORDER_PLACED', 'CART_ABANDONED']);
    expect(labelsOf(items).at(-1)).toBe('CART_DROPPED');
    expect(items).toHaveLength(8);
  });

  it.each([
    ['logConstant(logger, LOG.emp$0)', 'CART_EMPTY'],
    ['logConstant(logger, cart is empty$0)', 'CART_EMPTY'],
    ['logConstant(logger, tried again$0', 'PAYMENT_RETRIED'],
    ['logConstant(logger, SHOP204$0', 'REFUND_SENT'],
    ['logConstant(logger, LOG.PAYMENT_DECLIEND$0)', 'PAYMENT_DECLINED'],
    ['if (( { logConstant(logger, LOG.REF$0', 'REFUND_SENT'],
    ['const chosen = late ? LOG.REFU$0', 'REFUND_SENT'],
    ['const a = "🎉"; logger.error(LOG.FAIL$0', 'PAYMENT_FAILED'],
  ])('are found by code, name and message: %s', (line, label) => {
    expect(offered(line)?.items[0]?.label).toBe(label);
  });

  it.each([
    'const cart$0 = 1;',
    'Math.max(cart$0)',
    'logConstant(car$0, LOG.CART_EMPTY)',
    '// LOG.CART$0',
    'other.CART$0',
    "const a = 'the car$0'",
    'logConstant(logger, LOG.NO_SUCH_THING_AT_ALL$0)',
  ])('are not offered elsewhere: %s', (line) => {
    expect(offered(line)).toBeUndefined();
  });

  it('bring their fields and their import', () => {
    const fixture = "import pino from 'pino';\nlogConstant(logger, placed$0);\n";
    expect(chosen(fixture, 'ORDER_PLACED')).toBe(
      "import pino from 'pino';\nimport { LOG } from '../log-codes.js';\nlogConstant(logger, LOG.ORDER_PLACED);\n",
    );
  });

  it('are written with what the call has to give', () => {
    expect(snippet('logConstant(logger, LOG.DECL$0)')).toBe(
      'LOG.PAYMENT_DECLINED, { order_id: ${1:order_id}, reason: ${2:reason} \\}',
    );
    expect(snippet('logConstant(logger, LOG.DECL$0, { order_id })')).toBeUndefined();
    expect(snippet('#- src/a.py\nlog_constant(logger, LOG_DECL$0)')).toBe(
      'LOG_PAYMENT_DECLINED, extra={"order_id": ${1:order_id}, "reason": ${2:reason}\\}',
    );
  });

  it.each([
    ["logger.info({ code: 'SHOP10$0' }, 'x')", 'SHOP101'],
    ["logger.info({ code: 'refund$0' }, 'x')", 'SHOP204'],
    ["logger.info('SHOP20$0", 'SHOP203'],
    ["const wanted = ['REFUND_$0']", 'REFUND_SENT'],
  ])('are written as text in strings: %s', (line, text) => {
    expect(offered(line)?.items.map(({ edit }) => edit.text)).toContain(text);
  });

  it('keep their import while the text cannot be parsed, as long as its head is the same', () => {
    const whole = editorFixture("import pino from 'pino';\nlogger.info('x');\n$0");
    const { file, text, facts } = whole.document;
    expect(facts).toBeDefined();
    const further = (now: string) => {
      const document = createDocument({ file, text: now, kind: 'source', lastFacts: facts! });
      return completion(whole.snapshot, document, now.length)?.items[0]?.further;
    };
    expect(further(`${text}logger.info(LOG.`)).toMatchObject([
      { text: expect.stringContaining('LOG') },
    ]);
    expect(further(`// moved\n${text}logger.info(LOG.`)).toBeUndefined();
  });
});

describe('the record of a coded call', () => {
  it.each([
    ['logConstant(logger, LOG.ORDER_PLACED, { $0 })', ['order_id', 'items', 'channel', 'stage']],
    ['logConstant(logger, LOG.ORDER_PLACED, { order_id, it$0', ['items']],
    [
      'logConstant(logger, LOG.ORDER_PLACED, { order_id: order.id, $0 items: 1 })',
      ['channel', 'stage'],
    ],
    ["logger.info({ code: 'SHOP101', ch$0 }, 'x')", ['channel']],
    ['logConstant(logger, LOG.PAYMENT_FAILED, {\n  $0\n})', ['order_id']],
    [
      '#- src/a.py\nlog_constant(logger, LOG_ORDER_PLACED, extra={"$0',
      ['order_id', 'items', 'channel', 'stage'],
    ],
    ['logConstant(logger, LOG.ORDER_PLACED, { channel: $0 })', ['web', 'app']],
    ["logConstant(logger, LOG.ORDER_PLACED, { channel: 'w$0' })", ['web']],
    ["logConstant(logger, LOG.ORDER_PLACED, { stage: 'pa$0", ['paid', 'packed']],
  ])('offers what the catalog has: %s', (line, labels) => {
    expect(labelsOf(offered(line)!.items)).toEqual(labels);
  });

  it.each([
    ['logConstant(logger, LOG.ORDER_PLACED, { it$0 })', 'items', 'items: '],
    ['logConstant(logger, LOG.ORDER_PLACED, { items$0 })', 'items', 'items: '],
    ['logConstant(logger, LOG.ORDER_PLACED, { it$0: 1 })', 'items', 'items'],
    ['#- src/a.py\nlog_constant(logger, LOG_ORDER_PLACED, extra={it$0', 'items', '"items": '],
    ['#- src/a.py\nlog_constant(logger, LOG_ORDER_PLACED, extra={"it$0": 1', 'items', 'items'],
    ['logConstant(logger, LOG.ORDER_PLACED, { channel: we$0 })', 'web', "'web'"],
    ['#- src/a.py\nlog_constant(logger, LOG_ORDER_PLACED, extra={"channel": $0', 'web', '"web"'],
  ])('is written as the language has it: %s', (line, label, text) => {
    expect(offered(line)!.items.find((item) => item.label === label)!.edit.text).toBe(text);
  });

  it.each([
    'logConstant(logger, LOG.ORDER_PLACED, { items: $0 })',
    'const a = { it$0 };',
    'call(x, { it$0 })',
    'logConstant(logger, LOG.ORDER_PLACED, { items: { it$0 } })',
  ])('offers nothing else: %s', (line) => {
    expect(offered(line)).toBeUndefined();
  });
});

describe('terms of a legend', () => {
  it.each([
    ["logger.info('Level is 3 (cl$0", ['cli']],
    ["logger.info('Level is 3 (cli; $0)')", ['default', 'config', 'runtime', 'derived']],
    ["parcel.moveTo(shelf, 'pa$0')", ['paid', 'packed']],
  ])('are offered where one is written: %s', (line, labels) => {
    expect(labelsOf(offered(line)!.items)).toEqual(labels);
  });

  it('replace the word that is begun', () => {
    expect(
      chosen("import pino from 'pino';\nlogger.info('Level (cli; ru$0n)');\n", 'runtime'),
    ).toContain("'Level (cli; runtime)'");
  });

  it.each([
    "other('Level is 3 (cl$0",
    "logger.info('Level is 3 (cli) cl$0",
    "parcel.moveTo('pa$0')",
  ])('are not offered elsewhere: %s', (line) => {
    expect(offered(line)).toBeUndefined();
  });
});

describe('the catalog', () => {
  const CATALOG = `
      #- $catalog
      loglex: 1
      components: { web: { codes: [A1-A9], subcomponents: { api: {} } }, db: { codes: [B1-B9] } }
      legends: { stage: { terms: { paid: {} } } }
      constants:
        - { code: A1, name: STARTED, level: info, message: Started, component: web, tags: [boot] }
        - { code: A2, name: UP, level: info, message: Is up, component: web, tags: [slow], deprecated: { replaced-by: A1 } }
  `;
  it.each([
    ['component: web, tags', 'component: w$0, tags', ['web', 'db']],
    [
      'level: info, message: Started',
      'level: $0 , message: Started',
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
    ],
    ['code: A1', 'code: A$0', ['A3']],
    ['replaced-by: A1', 'replaced-by: star$0', ['A1']],
    ['tags: [boot]', 'tags: [boot, s$0]', ['slow']],
    ['component: web, tags', 'component: web, subcomponent: $0, tags', ['api']],
  ])('offers for %s', (stood, typed, labels) => {
    const found = offered(CATALOG.replace(stood, () => typed));
    expect(labelsOf(found!.items)).toEqual(labels);
  });

  it('offers nothing for a message', () => {
    expect(offered(CATALOG.replace('message: Started', 'message: Sta$0'))).toBeUndefined();
  });
});

function offered(fixture: string) {
  const { snapshot, document, offset } = editorFixture(fixture);
  return completion(snapshot, document, offset);
}

function labelsOf(items: readonly Completion[]): readonly string[] {
  return items.map(({ label }) => label);
}

function snippet(fixture: string): string | undefined {
  return offered(fixture)?.items[0]?.snippet;
}

/** The text once the item with this label is chosen, without its snippet. */
function chosen(fixture: string, label: string): string | undefined {
  const { snapshot, document, offset } = editorFixture(fixture);
  const item = completion(snapshot, document, offset)?.items.find((each) => each.label === label);
  return item && applyEdits(document.text, [item.edit, ...(item.further ?? [])]);
}

import { expect, test } from 'vitest';
import { checkFixture } from '../harness.ts';

test('tags at the end of messages', () => {
  const { findings, applied } = checkFixture(`
    logger.info('Currency: EUR (cli)');
    logger.info('Currency: EUR (cli; runtme)');
                                     ^^^^^^ unknown-legend-term
    logger.info(\`Currency: \${currency} (config)\`);
                                        ^^^^^^ unknown-legend-term
    logger.info('Currency: EUR (runtime; cli)');
                                ^^^^^^^^^^^^ unknown-legend-term
    logger.info('Currency: EUR (default; cli)');
                                         ^^^ unknown-legend-term
    logger.info('Currency: EUR (in total)');
    logger.info('Currency: EUR (cli) is used');
    logger.info(\`Currency: \${currency} (config:\${section})\`);
    logger.info(\`Currency: \${currency} (\${source})\`);
    logger.info(text);
  `);
  expect(applied(0)).toContain("'Currency: EUR (cli; runtime)'");
  expect(findings[1]!.fixes).toEqual([]);
  expect(applied(2)).toContain("'Currency: EUR (cli; runtime)'");
  expect(findings[3]!.message).toContain('"cli" takes precedence');
});

test('where escapes stand between the text and its source, the text as a whole is pointed at', () => {
  const { findings } = checkFixture(`
    logger.info('Currency:\\tEUR (cli; runtme)');
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-legend-term
  `);
  expect(findings[0]!.fixes).toEqual([]);
});

test('values of fields, by the constant or by the component of the file', () => {
  const { applied } = checkFixture(`
    //- $catalog
    loglex: 1
    components:
      shop: { paths: [src/**], fields: { state: { legend: state } } }
    constants:
      - { code: SHOP1, name: MOVED, level: info, message: Moved, component: shop, fields: { to: { legend: state } } }
      - { code: SHOP2, name: OTHER, level: info, message: Other }
    legends:
      state: { terms: { open: {}, closed: {} } }
    //- src/shop.ts
    logConstant(logger, LOG.MOVED, { to: 'open', state: 'clsed' });
                                                         ^^^^^ unknown-legend-term
    logConstant(logger, LOG.MOVED, { to: 'opne' });
                                          ^^^^ unknown-legend-term
    logConstant(logger, LOG.MOVED, { to: target, state });
    logConstant(logger, LOG.OTHER, { to: 'opne', state: 'clsed' });
    logger.info({ state: 'opened', to: 'opne' }, 'Moved by hand');
                          ^^^^^^ unknown-legend-term
    logger.info({ state: 'o\\u0070ne' }, 'Moved by hand');
                         ^^^^^^^^^^^ unknown-legend-term
    logger.info({ state: 12 }, 'Moved by hand');
                         ^^ unknown-legend-term
    //- lib/other.ts
    logger.info({ state: 'clsed' }, 'Moved by hand');
  `);
  expect(applied(0)).toContain("state: 'closed'");
  expect(applied(1)).toContain("to: 'open' }");
});

test('two legends with the same brackets: a tag that one of them allows is no finding', () => {
  checkFixture(
    `
    //- $catalog
    loglex: 1
    legends:
      a: { suffix: true, brackets: ['(', ')'], separator: ';', terms: { left: {}, shared: {} } }
      b: { suffix: true, brackets: ['(', ')'], separator: ';', terms: { right: {}, shared: {} } }
    //- src/a.ts
    logger.info('Turned (left;shared)');
    logger.info('Turned (right;shared)');
    logger.info('Turned (left;right)');
                              ^^^^^ unknown-legend-term
  `,
  );
});

test('arguments that loglex.yaml holds to a legend', () => {
  const { findings, applied } = checkFixture(`
    //- $settings
    loglex: 1
    legends:
      - { legend: stage, call: '*.moveTo', position: 1 }
      - { legend: stage, call: Shipment, keyword: stage }
      - { legend: stages, call: arrive }
    //- src/shipping.ts
    shipments.moveTo(order, 'paid');
    shipments.moveTo(order, 'packd');
                             ^^^^^ unknown-legend-term:problem
    shipments.moveTo(order, late ? 'sent' : 'lost');
                                             ^^^^ unknown-legend-term:problem
    shipments.moveTo(order, 'p\\u0061yed');
                            ^^^^^^^^^^^^ unknown-legend-term:problem
    new Shipment({ order, stage: 'snet' });
                                  ^^^^ unknown-legend-term:problem
    arrive('sent');
            ^^^^ unknown-legend-term:undeclared
    shipments.moveTo(order, next);
  `);
  expect(applied(0)).toContain("moveTo(order, 'packed');\nshipments.moveTo(order, late");
  expect(findings[2]!.fixes).toEqual([]);
  expect(applied(3)).toContain("stage: 'sent' }");
});

test('messages that begin as one of a legend and are none', () => {
  const { findings } = checkFixture(`
    //- $catalog
    loglex: 1
    legends:
      actions:
        terms:
          CREATED: { message: '{parent} CREATED {child}' }
          FAILED: { message: '{node} FAILED' }
      others: { terms: { LATE: { message: '{node} FAILED late' } } }
    constants: [{ code: N1, message: '{node} FAILED: {why}' }]
    //- src/a.ts
    logger.error(\`\${node} FAILED: \${reason}\`);
                                ^^^^^^^^^^^ unknown-legend-term:goesOn
    logger.error('Worker FAILED with %d left', left);
                               ^^^^^^^^^^^^^ unknown-legend-term:goesOn
    logger.info(\`\${parent} CREATED\`);
                 ^^^^^^^^^^^^^^^^^ unknown-legend-term:stops
    logger.error(\`\${node} FAILED\`);
    logger.error('Worker FAILED late');
    logger.error('The connection to %s FAILED after a while', host);
    logger.error('FAILED: ' + reason);
    logger.error({ code: 'N1' }, 'Worker FAILED: no memory');
    //- src/a.py
    logger.error(f"{node} FAILED: {reason}")
                                ^^^^^^^^^^ unknown-legend-term:goesOn
    logger.error("%s FAILED", node)
  `);
  expect(findings[0]!.message).toBe(
    'This begins as FAILED of “actions” does and goes on behind it, so whoever follows the lines “{node} FAILED” passes over this one. End it here, and give the rest as fields.',
  );
});

test('tags beside what a section shows', () => {
  const { applied } = checkFixture(`
    #- src/checkout/summary.py
    log_section(logger, "day_summary", [("orders", 12, "(cli; runtme)"), ("turnover", 3, "(any)")])
                                                              ^^^^^^ unknown-legend-term:problem
    log_section(logger, "day_summary", [("orders", 12, "(cli; runtime)"), ("turnover", 3, tag)])
  `);
  expect(applied(0)).toContain('"(cli; runtime)"), ("turnover", 3, "(any)")');
});

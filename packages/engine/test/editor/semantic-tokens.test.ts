/** What is coloured: drawn under the text, the type with its modifiers behind the mark. */
import { semanticTokens } from '@loglex/engine';
import { expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

function check(fixture: string): void {
  const { snapshot, document, marks, markOf } = editorFixture(fixture);
  const found = semanticTokens(snapshot, document).map(({ range, type, modifiers }) =>
    markOf(document.file, range, [type, ...modifiers].join('-')),
  );
  expect(found).toEqual(marks.filter(({ file }) => file === document.file));
}

it('colours codes, fields and format verbs in code', () => {
  check(`
    import pino from 'pino';
    logConstant(logger, LOG.ORDER_PLACED, { order_id: 1, other: 2 });
                            ^^^^^^^^^^^^ enumMember
                                            ^^^^^^^^ parameter
    logConstant(logger, LOG.CART_DROPPED, { 'cart_id': 1 });
                            ^^^^^^^^^^^^ enumMember-deprecated
                                             ^^^^^^^ parameter
    pino().warn({ code: 'SHOP102' }, 'took %d ms', 5);
                         ^^^^^^^ enumMember
                                           ^^ parameter
    pino().warn('SHOP202 Payment failed');
                 ^^^^^^^ enumMember
    logConstant(logger, LOG.ORDER_SENT);
                            ^^^^^^^^^^ enumMember-deprecated
    logConstant(logger, LOG.NO_SUCH);
    pino().info('Level set (config:logging.level; runtime)');
                            ^^^^^^ macro
                                   ^^^^^^^^^^^^^ property
                                                  ^^^^^^^ macro
    order.moveTo(1, 'paid');
                     ^^^^ macro
  `);
});

it('colours Python', () => {
  check(`
    #- src/a.py
    import logging
    log_constant(logger, LOG_ORDER_PLACED, extra={"order_id": 1})
                             ^^^^^^^^^^^^ enumMember
                                                   ^^^^^^^^ parameter
    logging.warning("took %d ms", 5)
                          ^^ parameter
  `);
});

it('colours a catalog', () => {
  check(`
    #- $catalog
    loglex: 1
    components:
      web: { codes: [A1-A9] }
      ^^^ namespace-declaration
    constants:
      - code: A1
              ^^ enumMember-declaration
        name: 'STARTED'
               ^^^^^^^ enumMember-declaration
        level: info
               ^^^^ keyword
        message: 'From {a} to {b}'
                       ^^^ parameter
                              ^^^ parameter
        component: web
                   ^^^ namespace
        fields: { a: { type: string }, b: { type: string } }
                  ^ parameter-declaration
                                       ^ parameter-declaration
      - code: A2
              ^^ enumMember-declaration-deprecated
        level: info
               ^^^^ keyword
        message: Old
        deprecated: { replaced-by: A1 }
                                   ^^ enumMember
    retired: [{ code: A3, replaced-by: A1 }]
                      ^^ enumMember-declaration-deprecated
                                       ^^ enumMember
    sections: { summary: { level: info, keys: { orders: {} } } }
                ^^^^^^^ property-declaration
                                  ^^^^ keyword
                                                ^^^^^^ property-declaration
    settings: { shop: { keys: { logging.level: { type: level } } } }
                                ^^^^^^^^^^^^^ property-declaration
    legends:
      origin:
        brackets: ['(', ')']
        terms: { cli: {}, config: { argument: { name: section, type: dotted } } }
                 ^^^ macro-declaration
                          ^^^^^^ macro-declaration
        examples: ['(config:logging)']
                     ^^^^^^ macro
                            ^^^^^^^ property
  `);
});

it('colours a log: level, codes and tags', () => {
  check(`
    //- app.log
    2026-11-21T10:00:00Z WARN  SHOP102 Checkout refused: an ERROR of the user
                         ^^^^ keyword
                               ^^^^^^^ enumMember
    2026-11-21T10:00:00Z [error] [SHOP202]: failed (cli) (in total)
                          ^^^^^ keyword
                                  ^^^^^^^ enumMember
                                                    ^^^ macro
    {"level":"info","code":"SHOP103","msg":"Cart dropped"}
              ^^^^ keyword
                            ^^^^^^^ enumMember-deprecated
    {"level":40,"code":"SHOP204"}
             ^^ keyword
                        ^^^^^^^ enumMember
    an error is no level here, and 404 no code
  `);
});

it('colours what touches the range that is asked for', () => {
  const { snapshot, document } = editorFixture(
    '//- app.log\nSHOP101 one\nSHOP102 two\nSHOP201 three\n',
  );
  const at = document.text.indexOf('SHOP102');
  const found = semanticTokens(snapshot, document, { start: at + 2, end: at + 5 });
  expect(found.map(({ range }) => document.text.slice(range.start, range.end))).toEqual([
    'SHOP102',
  ]);
});

it('colours nothing that goes on over the end of a line', () => {
  const { snapshot, document } = editorFixture(
    '#- $catalog\nloglex: 1\nconstants:\n  - code: A1\n    name: >\n      STARTED\n    message: x\n',
  );
  const found = semanticTokens(snapshot, document);
  expect(found.map(({ range }) => document.text.slice(range.start, range.end))).toEqual(['A1']);
});

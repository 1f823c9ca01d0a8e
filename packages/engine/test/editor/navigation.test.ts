/** Where a cursor leads, and what else means the same: definition, references and highlights. */
import { declaration, definition, documentHighlight, references } from '@loglex/engine';
import { describe, expect, it } from 'vitest';
import { editorFixture } from './fixture.ts';

const CATALOG = `
  #- $catalog
  loglex: 1
  constants:
    - { code: A1, name: STARTED, level: info, message: 'Started {id}' }
              ^^ declaration
                        ^^^^^^^ declaration
    - { code: A2, name: UP_NOW, level: info, message: Up, deprecated: { replaced-by: A1 } }
                                                                                     ^^ mention
  retired:
    - { code: A3, name: BEGUN, replaced-by: A1 }
                                            ^^ mention
`;

describe('references', () => {
  it.each([
    ['LOG.STAR', 'LOG.STAR$0'],
    ['name: STARTED', 'name: STARTED$0'],
    ["code: 'A1", "code: 'A1$0"],
    ['replaced-by: A1', 'replaced-by: A$01'],
  ])('of a constant are found from %s, in every language and in the catalog', (from, to) => {
    const fixture = `
  import pino from 'pino';
  const logger = pino();
  logConstant(logger, LOG.STARTED, { id });
                      ^^^^^^^^^^^ use
  logger.info({ code: 'A1' }, '🎉 A1');
                      ^^^^ use
  export const kept = LOG.STARTED;
                      ^^^^^^^^^^^ use
  other({ code: 'A2' });
  #- src/b.py
  log_constant(logger, LOG_STARTED, extra={"id": 1})
                       ^^^^^^^^^^^ use
${CATALOG}`.replace(from, () => to);
    const { snapshot, document, offset, marks, markOf } = editorFixture(fixture);
    const found = references(snapshot, document, offset)!;
    expect(found.map(({ file, range, role }) => markOf(file, range, role))).toEqual(marks);
    const uses = references(snapshot, document, offset, { declarations: false })!;
    expect(uses).toEqual(found.filter(({ role }) => role !== 'declaration'));
  });

  it('of a field are its placeholder, its declaration and the keys of calls', () => {
    const { snapshot, document, offset, marks, markOf } = editorFixture(`
      logConstant(logger, LOG.MOVED, { from: 1, to });
                                       ^^^^ use
      logConstant(logger, LOG.OTHER, { from: 2 });
      #- $catalog
      loglex: 1
      constants:
        - { code: A1, name: MOVED, level: info, message: 'Moved {fr$0om} {to}', fields: { from: { type: integer } } }
                                                                ^^^^^^ mention
                                                                                              ^^^^^^^^^^^^^^^^^ declaration
        - { code: A2, name: OTHER, level: info, message: 'Other {from}' }
    `);
    const found = references(snapshot, document, offset)!;
    expect(found.map(({ file, range, role }) => markOf(file, range, role))).toEqual(marks);
  });

  it('of a term are the arguments that must be one', () => {
    const { snapshot, document, offset, marks, markOf } = editorFixture(`
      order.moveTo(now, 'paid');
                         ^^^^ use
      order.moveTo(now, 'packed');
      say('paid');
      #- $catalog
      loglex: 1
      legends: { stage: { terms: { pa$0id: {}, packed: {} } } }
                                   ^^^^ declaration
    `);
    const found = references(snapshot, document, offset)!;
    expect(found.map(({ file, range, role }) => markOf(file, range, role))).toEqual(marks);
  });

  it('of a component are the entries that name it', () => {
    const { snapshot, document, offset, marks, markOf } = editorFixture(`
      #- $catalog
      loglex: 1
      components: { web: {}, db: {} }
                    ^^^ declaration
      constants:
        - { code: A1, level: info, message: a, component: w$0eb }
                                                          ^^^ mention
        - { code: A2, level: info, message: b, component: db }
    `);
    const found = references(snapshot, document, offset)!;
    expect(found.map(({ file, range, role }) => markOf(file, range, role))).toEqual(marks);
  });

  it('of nothing are nothing', () => {
    const { snapshot, document, offset } = editorFixture('const a$0 = 1;\nexport { a };\n');
    expect(references(snapshot, document, offset)).toBeUndefined();
  });
});

describe('a highlight', () => {
  it('marks the same constant in the document, and nothing of other files', () => {
    const { snapshot, document, offset, marks, markOf } = editorFixture(`
      logConstant(logger, LOG.CART_EM$0PTY);
                          ^^^^^^^^^^^^^^ use
      logConstant(logger, LOG.ORDER_PLACED, {});
      logConstant(logger, LOG.CART_EMPTY);
                          ^^^^^^^^^^^^^^ use
      //- src/other.ts
      logConstant(logger, LOG.CART_EMPTY);
    `);
    const found = documentHighlight(snapshot, document, offset)!;
    expect(found.map(({ file, range, role }) => markOf(file, range, role))).toEqual(marks);
  });

  it('marks a code of a comment where it stands', () => {
    const { snapshot, document, offset, marks, markOf } = editorFixture(`
      // SHOP1$001 is what this is about
         ^^^^^^^ mention
      export {};
    `);
    const found = documentHighlight(snapshot, document, offset)!;
    expect(found.map(({ file, range, role }) => markOf(file, range, role))).toEqual(marks);
  });
});

describe('definition', () => {
  it.each(['LOG.CART_EM$0PTY', "'SHOP1$002'", 'LOG$0.CART_EMPTY'])(
    'leads from %s to the entry of the catalog',
    (constant) => {
      check(`
        logConstant(logger, ${constant});
        #- $catalog
        loglex: 1
        constants:
          - { code: SHOP102, name: CART_EMPTY, level: warn, message: Empty }
                    ^^^^^^^
      `);
    },
  );

  it('leads from the entry to what is generated of it', () => {
    const fixture = `
      //- src/log-codes.ts
      // CART_EMPTY: is told of here first
      export const LOG = {
        CART_EMPTY: { code: 'SHOP102' },
        ^^^^^^^^^^
      };
      #- src/shop/log_codes.py
      LOG_CART_EMPTY = constant("SHOP102")
      ^^^^^^^^^^^^^^
      #- $catalog
      loglex: 1
      constants:
        - { code: SHOP102, name: CART_EM$0PTY, level: warn, message: Empty }
    `;
    check(fixture);
    const { snapshot, document, offset } = editorFixture(fixture);
    expect(declaration(snapshot, document, offset)?.places).toMatchObject([
      { file: 'log-catalog.yaml' },
    ]);
  });

  it('leads from a line of a log to the calls that write it, those of tests last', () => {
    check(`
      logConstant(logger, LOG.CART_EMPTY);
                          ^^^^^^^^^^^^^^
      export const kept = LOG.CART_EMPTY;
      //- src/a.test.ts
      logConstant(logger, LOG.CART_EMPTY);
                          ^^^^^^^^^^^^^^
      //- logs/app.log
      12:00 WA$0RN SHOP102 refused
    `);
  });

  it('leads from a line that no code writes to the catalog', () => {
    const { snapshot, document, offset } = editorFixture('//- a.log\nSHOP1$002 refused\n');
    expect(definition(snapshot, document, offset)?.places).toMatchObject([
      { file: 'log-catalog.yaml' },
    ]);
  });

  it('leads from the key of a record to the field', () => {
    check(`
      logConstant(logger, LOG.MOVED, { fr$0om: 1 });
      #- $catalog
      loglex: 1
      constants:
        - { code: A1, name: MOVED, level: info, message: 'Moved {from}', fields: { from: { type: integer } } }
                                                                                         ^^^^^^^^^^^^^^^^^
    `);
  });
});

/** The places are those that are drawn. */
function check(fixture: string): void {
  const { snapshot, document, offset, marks, markOf } = editorFixture(fixture);
  const found = definition(snapshot, document, offset);
  const places = (found?.places ?? []).map(({ file, selection }) => markOf(file, selection));
  expect(places.sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual(marks);
}

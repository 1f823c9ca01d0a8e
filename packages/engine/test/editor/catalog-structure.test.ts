/** Folds and widening selections of a catalog, in YAML and JSON. */
import { foldingRanges, lineStartsOf, positionAt, selectionRanges } from '@loglex/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedent } from '../dedent.ts';
import { createSnapshot, editorFixture } from './fixture.ts';

const CATALOG = dedent(`
  loglex: 1
  components:
    web:
      codes: [A1-A9]
      fields:
        user: { type: string }
        role:
          type: string

  constants: # those of the web
    - code: A1
      name: STARTED
      message: >
        From {a}
        to {b}
      fields:
        a: { type: string }

    # Not said any more.
    - { code: A2, message: 'Order {order_id} placed' }
    - { code: A3,
        message: x }
  legends:
    origin:
      brackets: ['(', ')']
      terms:
        cli:
          shown: always
        config: {}
`);

const JSON_CATALOG = `{
  "loglex": 1,
  "constants": [
    {
      "code": "A1",
      "message": "From {a}",
      "fields": {
        "a": {}
      }
    },
    { "code": "A2", "message": "x" }
  ]
}
`;

/** A catalog with one file, of the name that its language wants. */
function catalogOf(text: string) {
  const isJson = text.startsWith('{');
  const file = isJson ? 'codes.json' : 'log-catalog.yaml';
  const snapshot = createSnapshot(
    new Map([
      [file, text],
      ['loglex.yaml', `loglex: 1\ncatalogs: [${file}]\n`],
    ]),
  );
  return { snapshot, document: snapshot.documentOf(file)! };
}

/** Every fold as its first and its last line, by what is written there. */
function folds(text: string, limit?: number): readonly string[] {
  const { snapshot, document } = catalogOf(text);
  const lines = text.split('\n');
  const lineOf = (offset: number) => positionAt(document.lineStarts, offset).line;
  return foldingRanges(snapshot, document, limit).map(
    ({ start, end }) => `${lines[lineOf(start)]!.trim()} … ${lines[lineOf(end)]!.trim()}`,
  );
}

describe('folds', () => {
  it('are lists, entries and what takes several lines', () => {
    expect(folds(CATALOG)).toEqual([
      'components: … type: string',
      'web: … type: string',
      'fields: … type: string',
      'role: … type: string',
      'constants: # those of the web … message: x }',
      '- code: A1 … a: { type: string }',
      'message: > … to {b}',
      'fields: … a: { type: string }',
      '- { code: A3, … message: x }',
      'legends: … config: {}',
      'origin: … config: {}',
      'terms: … config: {}',
      'cli: … shown: always',
    ]);
  });

  it('leave the end of a bracket in sight', () => {
    expect(folds(JSON_CATALOG)).toEqual([
      '"constants": [ … { "code": "A2", "message": "x" }',
      '{ … }',
      '"fields": { … "a": {}',
    ]);
  });

  it('are the outermost where a client takes no more', () => {
    expect(folds(CATALOG, 4)).toEqual([
      'components: … type: string',
      'web: … type: string',
      'constants: # those of the web … message: x }',
      'legends: … config: {}',
    ]);
  });

  it('are none where nothing can be read', () => {
    expect(folds('')).toEqual([]);
    expect(folds('loglex: 1\n')).toEqual([]);
  });
});

describe('a selection', () => {
  function widened(marked: string): readonly string[] {
    const { snapshot, document, offset } = editorFixture(`#- $catalog\n${marked}`);
    return selectionRanges(snapshot, document, offset)!
      .slice(0, -1)
      .map(({ start, end }) => document.text.slice(start, end));
  }

  it('widens from a placeholder over its message to the entry', () => {
    const found = widened(`loglex: 1
constants:
  - code: A1
    message: 'Order {order$0_id} placed'
`);
    expect(found).toEqual([
      'order_id',
      '{order_id}',
      'Order {order_id} placed',
      "'Order {order_id} placed'",
      "message: 'Order {order_id} placed'",
      "code: A1\n    message: 'Order {order_id} placed'",
      "constants:\n  - code: A1\n    message: 'Order {order_id} placed'",
    ]);
  });

  it('widens in a flow map and over a field', () => {
    const found = widened(
      `loglex: 1\nconstants: [{ code: A1, message: x, fields: { a: { type: str$0ing } } }]\n`,
    );
    expect(found).toEqual([
      'string',
      '{ type: string }',
      'a: { type: string }',
      '{ a: { type: string } }',
      'fields: { a: { type: string } }',
      '{ code: A1, message: x, fields: { a: { type: string } } }',
      'constants: [{ code: A1, message: x, fields: { a: { type: string } } }',
      'constants: [{ code: A1, message: x, fields: { a: { type: string } } }]',
    ]);
  });

  it('is a word, and the line, where the catalog says nothing', () => {
    expect(widened('# a com$0ment\nloglex: 1\n')).toEqual(['comment', '# a comment']);
  });

  it('is left to others in code', () => {
    const { snapshot, document } = editorFixture('logConstant(logger, LOG.CART_EMPTY);\n');
    expect(selectionRanges(snapshot, document, 3)).toBe(undefined);
    expect(foldingRanges(snapshot, document)).toEqual([]);
  });
});

describe('of any text', () => {
  /** A catalog that somebody is in the middle of editing: pieces of it gone, doubled, or in other places. */
  const broken = fc
    .tuple(
      fc.constantFrom(CATALOG, JSON_CATALOG),
      fc.array(fc.tuple(fc.nat(700), fc.nat(40), fc.constantFrom('', '\n', '  ', '{', '- a: b\n'))),
    )
    .map(([text, cuts]) =>
      cuts.reduce((left, [at, length, put]) => {
        // What tells JSON from YAML stays.
        const start = 1 + (at % left.length);
        return left.slice(0, start) + put + left.slice(start + length);
      }, text),
    );

  it('folds lie within each other or apart', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const { snapshot, document } = catalogOf(text);
        const starts = lineStartsOf(text);
        const found = foldingRanges(snapshot, document).map(({ start, end }) => ({
          first: positionAt(starts, start).line,
          last: positionAt(starts, end).line,
        }));
        for (const [index, a] of found.entries()) {
          expect(a.first).toBeLessThan(a.last);
          for (const b of found.slice(index + 1)) {
            expect(a.first).toBeLessThan(b.first);
            expect(b.first > a.last || b.last <= a.last).toBe(true);
          }
        }
      }),
    );
  });

  it('selections lie strictly within each other, around the cursor', () => {
    fc.assert(
      fc.property(broken, fc.nat(1000), (text, at) => {
        const { snapshot, document } = catalogOf(text);
        const offset = at % (text.length + 1);
        const chain = selectionRanges(snapshot, document, offset)!;
        expect(chain.at(-1)).toEqual({ start: 0, end: text.length });
        for (const [index, { start, end }] of chain.entries()) {
          expect(start <= offset && offset <= end).toBe(true);
          const outer = chain[index + 1];
          if (outer === undefined) continue;
          expect(outer.start <= start && end <= outer.end).toBe(true);
          expect(end - start).toBeLessThan(outer.end - outer.start);
        }
      }),
    );
  });
});

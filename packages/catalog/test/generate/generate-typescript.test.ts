import {
  type Catalog,
  GENERATORS,
  type LogConstant,
  parseCatalog,
  type Spelling,
} from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateTypeScript } from './evaluate-typescript.ts';
import { hostileCatalog } from './hostile-catalogs.ts';

const generate = GENERATORS.get('typescript')!;
const PREFIXED: Spelling = { by: 'name', owner: undefined, prefix: 'LOG_', suffix: '' };
const BARE: Spelling = { by: 'name', owner: undefined, prefix: '', suffix: '' };
const BY_CODE: Spelling = { by: 'code', owner: 'CODES', prefix: '', suffix: '' };

/** What an application has to find of a constant: the catalog's own strings. */
function stringsOf({ code, name, level, message, component, subcomponent, tags }: LogConstant) {
  const { rung, native } = level!;
  return {
    ...{ code, name, level: rung, message },
    ...(native !== rung && { native }),
    ...(component !== undefined && { component }),
    ...(subcomponent !== undefined && { subcomponent }),
    ...(tags.length > 0 && { tags: [...tags] }),
  };
}

function withoutFormats(constants: unknown): object[] {
  const plain = JSON.parse(JSON.stringify(constants)) as Record<string, unknown>[];
  return plain.map(({ formats: _, ...strings }) => strings);
}

const inOrder = (items: readonly object[]) =>
  items.map((item) => JSON.stringify(Object.entries(item).sort())).sort();

function expectEveryString(catalog: Catalog, spelling: Spelling | undefined): void {
  const { text } = generate(catalog, { from: ['catalog.json'], ...(spelling && { spelling }) });
  const exports = evaluateTypeScript(text);
  const wanted = catalog.constants.map(stringsOf);
  if (spelling?.owner !== undefined || spelling === undefined) {
    const table = exports[spelling?.owner ?? 'LOG'] as Record<string, unknown>;
    for (const constant of catalog.constants) {
      const key = spelling?.by === 'code' ? constant.code : constant.name;
      expect(Object.hasOwn(table, key)).toBe(true);
    }
  }
  expect(inOrder(withoutFormats(exports['LOG_CONSTANTS']))).toEqual(
    inOrder(JSON.parse(JSON.stringify(wanted)) as object[]),
  );
}

describe('a hostile catalog', () => {
  it.each([
    ['members of one object', undefined],
    ['names with a prefix', PREFIXED],
    ['bare names', BARE],
    ['members by code', BY_CODE],
  ])(
    'as %s parses, and evaluates to its strings',
    (_, spelling) => {
      fc.assert(
        fc.property(hostileCatalog, (catalog) => expectEveryString(catalog, spelling)),
        { numRuns: spelling === undefined ? 1000 : 100 },
      );
    },
    120_000,
  );

  it('gives the same text twice, and one line for each text of the catalog', () => {
    fc.assert(
      fc.property(hostileCatalog, (catalog) => {
        const { text } = generate(catalog, { from: ['*/ \u2028 x'] });
        expect(generate(catalog, { from: ['*/ \u2028 x'] }).text).toBe(text);
        expect(text).not.toMatch(/[^\p{L}\p{M}\p{N}\p{P}\p{S} \n]/u);
        expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the module', () => {
  const CATALOG = `loglex: 1
components:
  telemetry:
    loggers: [app.telemetry.*]
    fields: { run_id: { type: string, required: true, from: context } }
    subcomponents: { db-sink: {} }
constants:
  - code: LOG612
    name: SINK_QUEUE_FULL
    aliases: [SINK_FULL]
    level: warning
    message: "Queue full for run {run_id}: {dropped} rows, {ratio} of all"
    component: telemetry
    subcomponent: db-sink
    tags: [backpressure]
    fields:
      dropped: { type: integer, description: Rows lost. }
      ratio: { type: number, format: percent }
      mode: { enum: [fast, slow] }
    description: The writer is slower than the producers. @todo */
    deprecated: { since: 1.3.0, replaced-by: LOG9 }
  - { code: LOG9, name: UP, level: info, message: Up }
`;
  const { catalog, problems } = parseCatalog([{ file: 'catalog.yaml', text: CATALOG }]);

  it('is this', async () => {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { text, leftOut } = generate(catalog, { from: ['log-catalog/*.yaml'] });
    expect(leftOut).toEqual([]);
    await expect(text).toMatchFileSnapshot('log-codes.ts.txt');
  });

  it('ends no comment where markup and text make an end together', () => {
    const text = 'loglex: 1\nconstants: [{ code: /x, level: info, message: "*/ a" }]\n';
    const module = generate(parseCatalog([{ file: 'a.yaml', text }]).catalog, { from: [] }).text;
    expect(evaluateTypeScript(module)['LOG']).toMatchObject({ '/x': { message: '*/ a' } });
  });

  it('leads from former names to the same constant, and never past a newer one', () => {
    const { LOG, LOG_CONSTANTS } = evaluateTypeScript(generate(catalog, { from: [] }).text) as {
      LOG: Record<string, unknown>;
      LOG_CONSTANTS: unknown[];
    };
    expect(LOG['SINK_FULL']).toBe(LOG['SINK_QUEUE_FULL']);
    expect(LOG_CONSTANTS).toHaveLength(2);
    const taken = parseCatalog([
      {
        file: 'a.yaml',
        text: 'loglex: 1\nconstants:\n  - { code: A1, name: NEW, aliases: [OLD], level: info, message: a }\n  - { code: A2, name: OLD, level: info, message: b }\n',
      },
    ]);
    expect(evaluateTypeScript(generate(taken.catalog, { from: [] }).text)['LOG']).toMatchObject({
      OLD: { code: 'A2' },
    });
  });

  it('says what code cannot refer to', () => {
    const text = `loglex: 1
constants:
  - { code: A1, name: class, level: info, message: a }
  - { code: A2, name: TWICE, level: info, message: b }
  - { code: A3, name: TWICE, level: info, message: c }
  - { code: A4, name: NO_LEVEL, level: loud, message: d }
`;
    const broken = parseCatalog([{ file: 'a.yaml', text }]).catalog;
    const { leftOut, text: module } = generate(broken, { from: [], spelling: BARE });
    expect(leftOut.map(({ constant, why }) => `${constant.code} ${why}`)).toEqual([
      'A1 has a name that cannot be written in code: class',
      'A3 has the name TWICE, which stands for something else already',
      'A4 has no level',
    ]);
    expect(evaluateTypeScript(module)['LOG_CONSTANTS']).toMatchObject([
      { code: 'A2' },
      { code: 'A1' },
      { code: 'A3' },
    ]);
  });
});

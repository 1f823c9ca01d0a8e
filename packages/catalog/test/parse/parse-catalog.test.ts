import { createCatalog, parseCatalog } from '@loglex/catalog';
import type { CatalogData } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

const A = `loglex: 1
components:
  a: { codes: [A1-A9] }
constants:
  - { code: A1, name: ONE, aliases: [UNO, ONE], level: warning, message: One }
`;
const B = `loglex: 1
constants:
  - { code: A2, level: info, message: Two, component: a, deprecated: { replaced-by: A1 } }
  - { code: A1, name: OTHER, level: info, message: Again, component: a }
retired:
  - { code: A3, name: THREE }
`;

describe('parseCatalog', () => {
  it('takes many files as one', () => {
    const { catalog, problems } = parseCatalog([
      { file: 'a.yaml', text: A },
      { file: 'b.yaml', text: B },
    ]);
    expect(catalog.files).toEqual(['a.yaml', 'b.yaml']);
    expect(catalog.byCode('A1').map(({ source }) => source.file)).toEqual(['a.yaml', 'b.yaml']);
    expect(catalog.byName('UNO').map(({ code }) => code)).toEqual(['A1']);
    expect(catalog.byName('ONE')).toHaveLength(1);
    expect(catalog.byName('A2').map(({ code }) => code)).toEqual(['A2']);
    expect(catalog.retiredByName('THREE').map(({ code }) => code)).toEqual(['A3']);
    expect(problems.map(({ id, file, related }) => [id, file, related?.[0]?.file])).toEqual([
      ['duplicate-code', 'b.yaml', 'a.yaml'],
    ]);
  });

  it('keeps the native level beside its rung, and ranges of what is written', () => {
    const [one] = parseCatalog([{ file: 'a.yaml', text: A }]).catalog.constants;
    expect(one!.level).toEqual({ rung: 'warn', native: 'warning' });
    const written = ({ start, end }: { start: number; end: number }) => A.slice(start, end);
    expect(Array.from(one!.source.values, ([key, range]) => [key, written(range)])).toEqual([
      ['code', 'A1'],
      ['name', 'ONE'],
      ['aliases', '[UNO, ONE]'],
      ['level', 'warning'],
      ['message', 'One'],
    ]);
  });

  it('tells problems in reading order, of the files in the order given', () => {
    const broken =
      'loglex: 1\nconstants:\n  - { code: X, level: lod, message: "" }\n  - { kode: Y }\n';
    const { problems } = parseCatalog([
      { file: 'z.yaml', text: broken },
      { file: 'a.yaml', text: '' },
    ]);
    expect(problems.map(({ id, file }) => `${file} ${id}`)).toEqual([
      'z.yaml invalid-level',
      'z.yaml empty-message',
      'z.yaml missing-key',
      'z.yaml missing-key',
      'z.yaml unknown-key',
      'a.yaml empty-file',
    ]);
  });

  it('serves what can be read of a file with a syntax error, and says one thing of it', () => {
    const { catalog, problems } = parseCatalog([
      { file: 'a.yaml', text: `${A}  - { code: A2, level: info, message: "Two }\n` },
    ]);
    expect(problems.map(({ id }) => id)).toEqual(['syntax']);
    expect(catalog.byCode('A1')).toHaveLength(1);
  });

  it('has no catalog files and no problem', () => {
    expect(parseCatalog([])).toMatchObject({ catalog: { files: [], constants: [] }, problems: [] });
  });
});

describe('hostile files', () => {
  const bomb = [...'abcdefghi']
    .map(
      (name, i) =>
        `x-${name}: &${name} [${Array(9)
          .fill(i ? `*${String.fromCharCode(96 + i)}` : 'x')
          .join(', ')}]\n`,
    )
    .join('');

  it.each([
    ['a bomb', `loglex: 1\n${bomb}`, 'too-large'],
    ['50 million characters', `loglex: 1\n# ${'x'.repeat(50e6)}\n`, 'too-large'],
    ['depth', `loglex: 1\nx-a: ${'['.repeat(1e5)}`, 'too-large'],
    ['nothing', '', 'empty-file'],
    ['conflict markers', `<<<<<<< HEAD\n${A}=======\n${B}>>>>>>> x\n`, 'conflict-markers'],
    ['invalid UTF-8', `${A}# \uFFFD\n`, 'invalid-utf8'],
    ['a binary file', '\0\0\u0001', 'invalid-utf8'],
    ['text', 'hello', 'wrong-type'],
    ['a list', '- a\n', 'wrong-type'],
    ['a tab', 'loglex: 1\n\tconstants: []\n', 'syntax'],
  ])('one message for %s', (_, text, id) => {
    const { problems } = parseCatalog([{ file: 'c.yaml', text }]);
    expect(problems.map((problem) => problem.id)).toEqual([id]);
  });

  it.each([
    ['a line of ten million letters', `loglex: 1\nx-a: ${'x'.repeat(1e7)}\n`, 0],
    [
      'a message of a million braces',
      `${A}  - { code: A4, level: info, message: "${'{'.repeat(1e6)}" }\n`,
      0,
    ],
    ['two hundred thousand empty constants', `loglex: 1\nconstants:\n${'- {}\n'.repeat(2e5)}`, 6e5],
    ['two hundred thousand repeats of a key', `loglex: 1\n${'x-a: 1\n'.repeat(2e5)}`, 2e5 - 1],
  ])('survives %s', (_, text, count) => {
    expect(parseCatalog([{ file: 'c.yaml', text }]).problems).toHaveLength(count);
  });

  it('reads prototype keys as the names that they are', () => {
    const text = `loglex: 1
components: { __proto__: {}, constructor: {} }
constants:
  - { code: __proto__, level: info, message: "{__proto__}", component: __proto__, fields: { __proto__: {} } }
`;
    const { catalog, problems } = parseCatalog([{ file: 'c.yaml', text }]);
    expect(problems).toEqual([]);
    expect([...catalog.components.keys()]).toEqual(['__proto__', 'constructor']);
    expect(catalog.byCode('__proto__')[0]!.fields.has('__proto__')).toBe(true);
    expect(catalog.byCode('hasOwnProperty')).toEqual([]);
    expect(({} as Record<string, unknown>)['description']).toBeUndefined();
  });

  it('reports a __proto__ key where keys are closed', () => {
    const text = 'loglex: 1\n__proto__: { constants: [] }\n';
    expect(parseCatalog([{ file: 'c.yaml', text }]).problems.map(({ id }) => id)).toEqual([
      'unknown-key',
    ]);
  });
});

it('createCatalog answers for data that crossed a thread', () => {
  const { catalog } = parseCatalog([{ file: 'a.yaml', text: A }]);
  const data = Object.entries(catalog).filter(([, value]) => typeof value !== 'function');
  const copy = structuredClone(Object.fromEntries(data)) as CatalogData;
  expect(createCatalog(copy).byName('UNO')).toEqual(catalog.byName('UNO'));
});

import { readDocument, readShape } from '@loglex/catalog';
import type { Schema } from '@loglex/catalog';
import { describe, expect, expectTypeOf, it } from 'vitest';

const SETTINGS = {
  type: 'object',
  required: ['version'],
  properties: {
    version: { type: 'integer', enum: [1], description: 'The version.' },
    name: { type: ['string', 'number'] },
    globs: { type: 'array', items: { type: 'string' }, minItems: 1 },
    ratio: { type: 'number', minimum: 0, maximum: 1 },
    strict: { type: 'boolean' },
    mode: { enum: ['fast', 'slow'] },
    checks: {
      type: 'object',
      additionalProperties: {
        anyOf: [
          { enum: ['off', 'error'] },
          {
            type: 'object',
            properties: { severity: { enum: ['off', 'error'] } },
            required: ['severity'],
          },
        ],
      },
    },
    catalogs: {
      type: 'array',
      items: {
        oneOf: [
          { type: 'string' },
          { type: 'object', properties: { python: { type: 'string' } }, required: ['python'] },
          { type: 'object', properties: { json: { type: 'string' } }, required: ['json'] },
        ],
      },
    },
    labels: {
      type: 'object',
      propertyNames: { pattern: '^[a-z]+$' },
      additionalProperties: { type: 'string' },
    },
    any: {},
  },
  patternProperties: { '^x-': {} },
  additionalProperties: false,
} as const satisfies Schema;

function read(text: string) {
  const { root } = readDocument({ file: 'a.yaml', text });
  const shape = readShape(SETTINGS, root, 'a.yaml');
  return {
    ...shape,
    told: shape.problems.map(({ id, range }) => `${id} ${text.slice(range.start, range.end)}`),
  };
}

describe('readShape', () => {
  it('gives typed values, and maps for keys of the user', () => {
    const text = `version: 1
name: 0123
globs: [a, 7]
ratio: .5
strict: true
mode: fast
checks: { __proto__: off, b: { severity: error } }
catalogs: [a, { json: j }, { python: p }]
any: { a: [1, yes, ~, "1", 1e3] }
x-own: whatever
`;
    const { value, told } = read(text);
    expect(told).toEqual([]);
    expect(value).toEqual({
      version: 1,
      name: '0123',
      globs: ['a', '7'],
      ratio: 0.5,
      strict: true,
      mode: 'fast',
      checks: new Map<string, unknown>([
        ['__proto__', 'off'],
        ['b', { severity: 'error' }],
      ]),
      catalogs: ['a', { json: 'j' }, { python: 'p' }],
      any: new Map([['a', [1, 'yes', null, '1', 1000]]]),
    });
    expectTypeOf(value!.version).toEqualTypeOf<1 | undefined>();
    expectTypeOf(value!.name).toEqualTypeOf<string | undefined>();
    expectTypeOf(value!.globs).toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf(value!.mode).toEqualTypeOf<'fast' | 'slow' | undefined>();
  });

  it('leads from values to their nodes', () => {
    const text = 'version: 1\nglobs: [a, b]\nchecks: { c: { severity: off } }\n';
    const { value, nodeOf } = read(text);
    const cut = (of: object) => {
      const { start, end } = nodeOf(of)!.range;
      return text.slice(start, end);
    };
    expect(cut(value!.globs!)).toBe('[a, b]');
    expect(cut(value!.checks!)).toBe('{ c: { severity: off } }');
    expect(cut(value!.checks!.get('c') as object)).toBe('{ severity: off }');
    expect(nodeOf({})).toBeUndefined();
  });

  it.each([
    ['name: a', ['missing-key name: a']],
    ['version:', ['missing-key version']],
    ['version: "1"', ['wrong-type "1"']],
    ['version: 2', ['invalid-value 2']],
    ['version: 1\nstrikt: true', ['unknown-key strikt']],
    ['version: 1\nstrict: yes', ['wrong-type yes']],
    ['version: 1\nglobs: a', ['wrong-type a']],
    ['version: 1\nglobs: []', ['invalid-value []']],
    ['version: 1\nglobs: [[a]]', ['wrong-type [a]']],
    ['version: 1\nglobs:', []],
    ['version: 1\nratio: 2', ['invalid-value 2']],
    ['version: 1\nratio: -1', ['invalid-value -1']],
    ['version: 1\nmode: fats', ['invalid-value fats']],
    ['version: 1\nchecks: { a: of }', ['invalid-value of']],
    ['version: 1\nchecks: { a: [off] }', ['wrong-type [off]']],
    ['version: 1\nchecks: { a: { severity: on } }', ['invalid-value on']],
    ['version: 1\ncatalogs: [{ go: x }]', ['unknown-key go', 'missing-key { go: x }']],
    ['version: 1\nlabels: { A: x, b: y }', ['unknown-key A']],
    ['versoin: 1', ['unknown-key versoin']],
    ['[1]', ['wrong-type [1]']],
    ['version: 1\nname: a\nname: [b]', []],
  ])('tells of %j: %j', (text, expected) => {
    expect(read(text).told).toEqual(expected);
  });

  it('says what was meant', () => {
    const message = (text: string) => read(text).problems[0]?.message;
    expect(message('version: 1\nstrikt: true')).toBe(
      '"strikt" is no key that is read here. Did you mean "strict"?',
    );
    expect(message('version: 1\nmode: fats')).toBe('"mode" cannot be "fats". Did you mean "fast"?');
    expect(message('version: 1\nglobs: [[a]]')).toBe(
      'Each item of "globs" must be text, not a list.',
    );
    expect(message('[1]')).toBe('The file must be a map, not a list.');
    expect(message('name: a')).toBe('"version" is missing. The version.');
  });

  it('has no value where there is no node', () => {
    expect(readShape(SETTINGS, undefined, 'a.yaml')).toMatchObject({
      value: undefined,
      problems: [],
    });
  });
});

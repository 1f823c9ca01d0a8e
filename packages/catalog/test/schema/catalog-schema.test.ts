import { readdirSync, readFileSync } from 'node:fs';
import { CATALOG_SCHEMA, parseCatalog } from '@loglex/catalog';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

const shipped: unknown = JSON.parse(
  readFileSync(new URL('../../schema/catalog.schema.json', import.meta.url), 'utf8'),
);
const FIXTURES = new URL('../../../../test-fixtures/catalogs/', import.meta.url);
const files = ['good', 'broken'].flatMap((kind) =>
  readdirSync(new URL(`${kind}/`, FIXTURES)).map((file) => `${kind}/${file}`),
);

/** What a validator of JSON Schema can see at all. */
const SHAPE = new Set(['unknown-key', 'missing-key', 'wrong-type', 'invalid-value']);

describe('the shipped JSON Schema', () => {
  it('is the schema in code', () => {
    expect(shipped).toEqual(JSON.parse(JSON.stringify(CATALOG_SCHEMA)));
  });

  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

  it('is valid in draft 2020-12', () => {
    expect(ajv.validateSchema(shipped as object)).toBe(true);
  });

  const validate = ajv.compile(shipped as object);

  it.each(files)('agrees with the reader on %s', (file) => {
    const text = readFileSync(new URL(file, FIXTURES), 'utf8');
    const problems = parseCatalog([{ file, text }]).problems.filter(({ id }) => SHAPE.has(id));
    // JSON with comments is YAML but for its comments.
    const data: unknown = parseYaml(text.replace(/^\s*\/\/.*$/gm, ''), {
      uniqueKeys: false,
      merge: true,
    });
    // A null is absent for the reader; the schema that editors take is stricter there.
    expect(validate(withoutNulls(data))).toBe(problems.length === 0);
  });

  it('describes every key', () => {
    expect([...undescribed(CATALOG_SCHEMA, '')]).toEqual([]);
  });
});

function withoutNulls(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutNulls);
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      value === null && key !== 'queue' && key !== 'bus' ? [] : [[key, withoutNulls(value ?? {})]],
    ),
  );
}

function* undescribed(schema: object, path: string): Generator<string> {
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') {
      for (const [key, property] of Object.entries(value as Record<string, object>)) {
        if (!('description' in property)) yield `${path}/${key}`;
        yield* undescribed(property, `${path}/${key}`);
      }
    } else if (
      (keyword === 'items' || keyword === 'additionalProperties') &&
      typeof value === 'object'
    ) {
      yield* undescribed(value as object, `${path}/*`);
    }
  }
}

import { readFileSync } from 'node:fs';
import { type Schema } from '@loglex/catalog';
import { checks, readSettings, settingsSchema } from '@loglex/engine';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const file = new URL('../../schema/loglex.schema.json', import.meta.url);

describe('the JSON Schema of loglex.yaml', () => {
  const validate = new Ajv2020({ strict: false }).compile(settingsSchema(checks));

  it('is shipped as it stands in code', () => {
    const shipped: unknown = JSON.parse(readFileSync(file, 'utf8'));
    // `node scripts/generate-schemas.js` writes it.
    expect(shipped).toEqual(JSON.parse(JSON.stringify(settingsSchema(checks))));
  });

  it('describes every key', () => {
    const silent: string[] = [];
    const visit = (schema: Schema, path: string) => {
      for (const [key, value] of Object.entries(schema.properties ?? {})) {
        if (value.description === undefined) silent.push(`${path}.${key}`);
        visit(value, `${path}.${key}`);
      }
      for (const branch of schema.anyOf ?? []) visit(branch, path);
      if (schema.items) visit(schema.items, path);
    };
    // The options of a check are described on its page.
    visit({ ...settingsSchema([]) }, '');
    expect(silent).toEqual([]);
  });

  it('knows every check', () => {
    const { properties } = settingsSchema(checks).properties.checks;
    expect(Object.keys(properties ?? {})).toEqual(checks.map(({ id }) => id));
  });

  // An editor that reads the schema and Loglex itself must not contradict each other.
  it.each([
    ['loglex: 1', true],
    ['loglex: 2', false],
    ['{}', false],
    ['loglex: 1\ncatalogs: [a.yaml, { python: app/log.py, preset: constant-calls }]', true],
    ['loglex: 1\ncatalogs: a.yaml', false],
    ['loglex: 1\ncatalogs: [{ python: app/log.py }]', false],
    ['loglex: 1\nchecks: { unknown-code: error }', true],
    ['loglex: 1\nchecks: { unknown-code: { severity: error } }', true],
    ['loglex: 1\nchecks: { unknown-code: loud }', false],
    ['loglex: 1\nchecks: { unknwn-code: error }', false],
    ['loglex: 1\nsinks: [{ call: log, args: [message, ...rest] }]', true],
    ['loglex: 1\nsinks: [{ call: log, args: [text] }]', false],
    ['loglex: 1\nemit: { typescript: { sink: logConstant, prefix: true } }', true],
    ['loglex: 1\nemit: { typescript: { prefix: maybe, sink: x } }', false],
    ['loglex: 1\nconfidence: certain', true],
    ['loglex: 1\nconfidence: sure', false],
    ['loglex: 1\nfiles: { include: [""] }', false],
  ])('judges %j as the reader does', (text, good) => {
    expect(validate(parse(text, { version: '1.2' }))).toBe(good);
    const { problems } = readSettings([{ file: 'loglex.yaml', text }], checks);
    expect(problems.length === 0).toBe(good);
  });
});

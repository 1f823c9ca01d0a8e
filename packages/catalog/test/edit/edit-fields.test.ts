import {
  applyEdits,
  type CatalogEdit,
  changeField,
  parseCatalog,
  removeField,
  renameField,
} from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function applied(text: string, edit: CatalogEdit): string {
  if ('refused' in edit) throw new Error(`${edit.refused}: ${edit.message}`);
  return applyEdits(text, edit.edits);
}

function constantIn(file: string, text: string) {
  const { catalog, problems } = parseCatalog([{ file, text }]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return catalog.byCode('A1')[0]!;
}

/** The fields of A1, and all other constants, as data. */
function said(file: string, text: string) {
  const { fields } = constantIn(file, text);
  return new Map([...fields].map(([name, { source: _, ...field }]) => [name, field] as const));
}

/** A constant with fields in one of the ways in which people write them. */
const LAYOUTS = {
  none: () => '',
  empty: () => '    fields:\n',
  'empty map': () => '    fields: {}\n',
  flow: (names: readonly string[]) =>
    `    fields: { ${names.map((name) => `${name}: { type: string }`).join(', ')} } # all\n`,
  bare: (names: readonly string[]) =>
    `    fields: { ${names.map((name) => `${name}:`).join(', ')} }\n`,
  block: (names: readonly string[]) =>
    `    fields:\n${names.map((name) => `      # of ${name}\n      ${name}: { type: string } # it\n`).join('')}`,
  deep: (names: readonly string[]) =>
    `    fields:\n${names.map((name) => `      ${name}:\n        type: string # so\n        required: true\n`).join('')}`,
};

const layout = fc.record({
  style: fc.constantFrom(...(Object.keys(LAYOUTS) as (keyof typeof LAYOUTS)[])),
  names: fc.uniqueArray(fc.constantFrom('a', 'b', 'run_id', 'größe'), { minLength: 1 }),
  before: fc.boolean(),
  breaks: fc.constantFrom('\n', '\r\n'),
});

function print({
  style,
  names,
  before,
  breaks,
}: typeof layout extends fc.Arbitrary<infer Each> ? Each : never) {
  const fields = LAYOUTS[style](names);
  const message = '    message: Up\n';
  return `loglex: 1
constants:
  - code: A1
    level: info
${before ? fields + message : message + fields}  # between
  - { code: A2, level: info, message: Down, fields: { a: { type: string } } }
`.replaceAll('\n', breaks);
}

const FILE = 'c.yaml';

describe('a field', () => {
  it('is added or changed in every layout, and read back', () => {
    fc.assert(
      fc.property(
        layout,
        fc.constantFrom('a', 'run_id', 'new', 'no', 'größe'),
        fc
          .string({ unit: 'grapheme', minLength: 1 })
          .map((text) => text.replace(/[\0\uFFFD]/g, '') + 'x'),
        (how, name, description) => {
          const text = print(how);
          const before = said(FILE, text);
          const changes = { type: 'integer', required: false, description };
          const edit = changeField({ file: FILE, text }, constantIn(FILE, text), name, changes);
          const after = applied(text, edit);
          expect(said(FILE, after)).toEqual(
            new Map(before).set(name, { ...before.get(name), name, ...changes }),
          );
          // The other constant, its comment and every line of other fields stay.
          expect(after.endsWith(text.slice(text.indexOf('  # between')))).toBe(true);
          for (const comment of text.match(/# of .*/g) ?? []) expect(after).toContain(comment);
          // What is taken out again leaves what was there.
          const back = changeField({ file: FILE, text: after }, constantIn(FILE, after), name, {
            required: before.get(name)?.required ?? null,
            type: before.get(name)?.type ?? null,
            description: null,
          });
          const restored = said(FILE, applied(after, back));
          if (!before.has(name)) restored.delete(name);
          expect(restored).toEqual(before);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is renamed or taken out in every layout, and nothing else changes', () => {
    fc.assert(
      fc.property(layout, fc.nat(), (how, pick) => {
        const text = print(how);
        const before = said(FILE, text);
        fc.pre(before.size > 0);
        const name = [...before.keys()][pick % before.size]!;
        const target = constantIn(FILE, text);
        const renamed = applied(text, renameField({ file: FILE, text }, target, name, 'on'));
        expect([...said(FILE, renamed)]).toEqual(
          [...before].map(([key, field]) =>
            key === name ? ['on', { ...field, name: 'on' }] : [key, field],
          ),
        );
        expect(renamed.replace(/"on"/, name)).toBe(text);
        const removed = applied(text, removeField({ file: FILE, text }, target, name));
        const left = new Map(before);
        left.delete(name);
        expect(said(FILE, removed)).toEqual(left);
      }),
      { numRuns: 200 },
    );
  });

  it('is one of JSON as well', () => {
    const file = 'c.json';
    const text =
      '{ "loglex": 1, "constants": [{ "code": "A1", "level": "info", "message": "Up" }] }';
    const added = applied(
      text,
      changeField({ file, text }, constantIn(file, text), 'a', { type: 'string' }),
    );
    expect(added).toBe(
      '{ "loglex": 1, "constants": [{ "code": "A1", "level": "info", "message": "Up", "fields": { "a": { "type": "string" } } }] }',
    );
    const target = constantIn(file, added);
    expect(applied(added, renameField({ file, text: added }, target, 'a', 'b"'))).toContain(
      '{ "b\\"": { "type"',
    );
    expect(applied(added, removeField({ file, text: added }, target, 'a'))).toBe(text);
  });

  it.each([
    ['fields behind an alias', '    fields: *shared\n', 'shared'],
    ['a field behind an alias', '    fields: { a: *one }\n', 'shared'],
    ['fields that come from a merge', '    <<: *more\n', 'shared'],
  ])('%s is refused: it stands for others too', (_, line, refused) => {
    const text = `loglex: 1
x-shared: &shared { a: { type: string } }
x-one: &one { type: string }
x-more: &more { fields: { a: { type: string } } }
constants:
  - code: A1
    level: info
    message: Up
${line}`;
    const target = parseCatalog([{ file: FILE, text }]).catalog.byCode('A1')[0]!;
    expect(changeField({ file: FILE, text }, target, 'a', { type: 'integer' })).toMatchObject({
      refused,
    });
    expect(removeField({ file: FILE, text }, target, 'none')).toHaveProperty('refused');
  });
});

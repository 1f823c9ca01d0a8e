import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CatalogText, parseCatalog } from '@loglex/catalog';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cachedParser } from '../../src/catalog/parsed-catalog-cache.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loglex-catalogs-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const WHOLE = {
  file: 'whole.yaml',
  text: `\uFEFFloglex: 1
components:
  orders:
    description: Fängt Bestellungen 🦉
    codes: [A1-A9]
    fields: { run: { type: string, from: context } }
    subcomponents: { db: { description: Rows. } }
constants:
  - code: 0123
    name: LOST
    aliases: [GONE]
    level: warn
    may: [info]
    message: "Order {id} lost\\nfor ever 🦉"
    component: orders
    tags: [a, b]
    fields: { id: { type: string, enum: [x, y] } }
    description: Nobody knows.
    deprecated: { since: 1.2.0, replaced-by: A2, reason: merged }
  - { code: A2, name: __proto__, level: nonsense, message: 'Two' }
  - { code: A2, message: 'Two again', component: nobody }
retired:
  - { code: A3, name: THIRD }
legends:
  provenance: { terms: { default: {}, cli: {} } }
settings:
  logging: { level: { type: level } }
`,
};
const JSON_FILE = { file: 'b.json', text: '{ "constants": [{ "code": "B1", "message": "x" }] }' };
const BROKEN = { file: 'c.yaml', text: 'a: [1\nb: : 2' };

const stored = () => readFileSync(join(root, 'node_modules/.cache/loglex/kept'), 'utf8');

const KEYS = [
  ...(['code', 'name', 'aliases', 'level', 'may', 'message', 'component', 'subcomponent'] as const),
  ...(['tags', 'fields', 'openFields', 'alerts', 'description', 'action', 'runbook'] as const),
  ...(['since', 'deprecated', 'source'] as const),
];

/** All that can be asked of a catalog, as plain values. */
function told(texts: readonly CatalogText[], parse = cachedParser(root, 'kept')) {
  const { catalog, problems } = parse(texts, []);
  const constants = catalog.constants.map((constant) =>
    Object.fromEntries(KEYS.map((key) => [key, constant[key]])),
  );
  const lookups = ['123', '0123', 'A2', 'LOST', 'GONE', '__proto__', 'A3', 'THIRD'].map((text) => [
    catalog.byCode(text).map((each) => catalog.constants.indexOf(each)),
    catalog.byName(text).map((each) => catalog.constants.indexOf(each)),
    catalog.retiredByCode(text),
    catalog.retiredByName(text),
  ]);
  const { byCode, byName, retiredByCode, retiredByName, ...data } = catalog;
  return { ...data, constants, lookups, problems };
}

test.each([
  ['a catalog', [WHOLE]],
  ['several files', [WHOLE, JSON_FILE]],
  ['a file with syntax errors', [WHOLE, BROKEN]],
  ['nothing', []],
])('a second run is told of %s what the first one read', (_, texts) => {
  const read = told(texts, parseCatalog);
  expect(told(texts)).toEqual(read);
  expect(told(texts)).toEqual(read);
});

test('a second run takes the catalog from the cache', () => {
  told([WHOLE]);
  writeFileSync(
    join(root, 'node_modules/.cache/loglex/kept'),
    stored().replace('Nobody knows', 'Everybody knows'),
  );
  expect(told([WHOLE]).constants[0]!.description).toBe('Everybody knows.');
});

test('another text, another name of its file and another order are read anew', () => {
  told([WHOLE, JSON_FILE]);
  for (const texts of [
    [{ ...WHOLE, text: WHOLE.text.replace('Two', 'Too') }, JSON_FILE],
    [{ ...WHOLE, file: 'moved.yaml' }, JSON_FILE],
    [JSON_FILE, WHOLE],
    [WHOLE],
  ]) {
    expect(told(texts)).toEqual(told(texts, parseCatalog));
  }
});

test('a broken cache is as good as none', () => {
  told([WHOLE]);
  const lines = stored().split('\n');
  for (const broken of [
    lines.slice(0, -2).join('\n'),
    stored().replace(lines[2]!, 'AAAA'),
    stored().replace(lines[3]!, '[{'),
  ]) {
    writeFileSync(join(root, 'node_modules/.cache/loglex/kept'), broken);
    expect(told([WHOLE])).toEqual(told([WHOLE], parseCatalog));
  }
});

test('entries that stand in code are never taken from the cache', () => {
  const parse = cachedParser(root, 'kept');
  const constants = parseCatalog([JSON_FILE]).catalog.constants;
  const sources = [{ constants, components: [], problems: [] }];
  expect(parse([WHOLE], sources).catalog.byCode('B1')).toHaveLength(1);
  expect(parse([WHOLE], []).catalog.byCode('B1')).toHaveLength(0);
  expect(parse([WHOLE], sources).catalog.byCode('B1')).toHaveLength(1);
});

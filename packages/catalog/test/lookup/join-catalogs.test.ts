import { joinCatalogs, parseCatalog } from '@loglex/catalog';
import { expect, it } from 'vitest';

const shared = {
  file: 'log-catalog.yaml',
  text: `loglex: 1
components: { shop: { description: all } }
constants: [{ code: LOG1, name: PLACED, level: info, message: Placed, component: shop }]
retired: [{ code: LOG9, name: OLD }]
`,
};
const inner = {
  file: 'packages/api/catalog.yaml',
  text: `loglex: 1
components: { api: {}, shop: { description: inner } }
constants: [{ code: LOG1, name: SERVED, level: info, message: Served, component: api }]
`,
};
const outer = parseCatalog([shared]).catalog;
const api = parseCatalog([shared, inner]).catalog;

it('has each entry once, however many catalogs have its file', () => {
  const joined = joinCatalogs([outer, api]);
  expect(joined.files).toEqual([shared.file, inner.file]);
  expect(joined.byCode('LOG1').map(({ name }) => name)).toEqual(['PLACED', 'SERVED']);
  expect(joined.byName('PLACED')).toEqual([outer.constants[0]]);
  expect(joined.retiredByCode('LOG9')).toEqual([outer.retired[0]]);
});

it('keeps the first of each name', () => {
  const { components } = joinCatalogs([outer, api]);
  expect([...components.keys()]).toEqual(['shop', 'api']);
  expect(components.get('shop')?.description).toBe('all');
});

it('is the catalog itself where there is one', () => {
  expect(joinCatalogs([outer])).toBe(outer);
});

/** The catalog as a tree, drawn with an indent for each level. */
import type { CatalogConstant, Catalogs } from '@loglex/lsp';
import { expect, it } from 'vitest';
import { type CatalogNode, catalogNodes } from '../../src/catalog/catalog-nodes.ts';

const location = {
  uri: 'file:///shop/log-catalog.yaml',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
};

function constant(code: string, further: Partial<CatalogConstant> = {}): CatalogConstant {
  return { code, name: code, message: '', uses: 1, tests: 0, findings: 0, location, ...further };
}

const SHOP: Catalogs['catalogs'][number] = {
  name: 'shop',
  settings: 'file:///shop/loglex.yaml',
  phase: 'ready',
  components: [
    { name: 'checkout', subcomponents: [{ name: 'cart' }, { name: 'empty' }], location },
    { name: 'quiet', subcomponents: [], location },
  ],
  constants: [
    constant('A1', { component: 'checkout', findings: 2 }),
    constant('A2', { component: 'checkout', subcomponent: 'cart', uses: 0 }),
    constant('A3', { component: 'checkout', subcomponent: 'other', deprecated: {}, uses: 0 }),
    constant('A4'),
    constant('A5', { component: 'undeclared' }),
    constant('A4'),
  ],
  retired: [{ code: 'A0', location }],
};

function drawn(nodes: readonly CatalogNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'constant') return [`${indent}${node.constant.code}`];
    if (node.kind === 'retired') return [`${indent}${node.retired.code}`];
    const { codes, unused, findings, deprecated } = node.counts;
    const line = `${indent}${node.kind} ${node.name} ${codes} ${unused} ${findings} ${deprecated}`;
    return [line, ...drawn(node.children, `${indent}  `)];
  });
}

it('has components with their parts, what nobody declares, what has no component, and what is retired', () => {
  expect(drawn(catalogNodes({ catalogs: [SHOP] }))).toEqual([
    'component checkout 3 1 2 1',
    '  subcomponent cart 1 1 0 0',
    '    A2',
    '  subcomponent other 1 0 0 1',
    '    A3',
    '  A1',
    'component quiet 0 0 0 0',
    'component undeclared 1 0 0 0',
    '  A5',
    'none  2 0 0 0',
    '  A4',
    '  A4',
    'retired-codes  1 0 0 0',
    '  A0',
  ]);
});

it('leaves out what a filter does, and groups that are empty then', () => {
  const unused = ({ uses }: CatalogConstant) => uses === 0;
  expect(drawn(catalogNodes({ catalogs: [SHOP] }, unused))).toEqual([
    'component checkout 2 1 0 1',
    '  subcomponent cart 1 1 0 0',
    '    A2',
    '  subcomponent other 1 0 0 1',
    '    A3',
  ]);
});

it('has a root for each of several catalogs', () => {
  const other = { ...SHOP, name: 'bank', settings: 'file:///bank/loglex.yaml' };
  const nodes = catalogNodes({ catalogs: [SHOP, other] });
  expect(nodes.map((node) => ('name' in node ? node.name : ''))).toEqual(['shop', 'bank']);
});

it('gives every node an id of its own, whatever a catalog repeats', () => {
  const other = { ...SHOP, settings: 'file:///bank/loglex.yaml' };
  const ids = (nodes: readonly CatalogNode[]): string[] =>
    nodes.flatMap((node) => [node.id, ...('children' in node ? ids(node.children) : [])]);
  const all = ids(catalogNodes({ catalogs: [SHOP, other] }));
  expect(new Set(all).size).toBe(all.length);
});

it('is nothing where nothing is loaded', () => {
  expect(catalogNodes({ catalogs: [] })).toEqual([]);
});

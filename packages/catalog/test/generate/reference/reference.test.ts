/** What stands on which page, and what is said of it, before any format. */
import { createReference, parseCatalog } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';
import { legendGrammar } from '../../../src/generate/reference/legend-grammar.ts';

function referenceOf(text: string) {
  const { catalog } = parseCatalog([{ file: 'catalog.yaml', text: `loglex: 1\n${text}` }]);
  return createReference(catalog);
}

describe('groups', () => {
  it('are the components, each with its codes in their order', () => {
    const { groups } = referenceOf(`components: { b: {}, a: {} }
constants:
  - { code: LOG10, level: info, message: x, component: a }
  - { code: LOG9, level: info, message: x, component: a }
  - { code: LOG1, level: info, message: x }
  - { code: LOG2, level: info, message: x, component: undeclared }
`);
    expect(groups.map(({ slug, constants }) => [slug, constants.map(({ code }) => code)])).toEqual([
      ['b', []],
      ['a', ['LOG9', 'LOG10']],
      ['undeclared', ['LOG2']],
      ['_no-component', ['LOG1']],
    ]);
  });

  it('keep a retired code where its block is, and the others without a component', () => {
    const { groups, find } = referenceOf(`components: { a: { codes: [LOG600-LOG699] } }
retired: [{ code: LOG601 }, { code: OLD1 }]
`);
    expect(groups.map(({ slug, retired }) => [slug, retired.map(({ code }) => code)])).toEqual([
      ['a', ['LOG601']],
      ['_no-component', ['OLD1']],
    ]);
    expect(find('LOG601')?.group.slug).toBe('a');
    expect(find('LOG602')).toBeUndefined();
  });
});

describe('routesOf', () => {
  const reference = referenceOf(`components: { a: {}, b: {} }
alerts:
  pager: { from: error }
  mail: { from: warn, components: [a] }
  audit: {}
constants:
  - { code: L1, level: error, message: x, component: b }
  - { code: L2, level: warn, message: x, component: a }
  - { code: L3, level: warn, message: x, component: b }
  - { code: L4, level: info, message: x, alerts: [audit] }
`);

  it.each([
    ['L1', ['pager']],
    ['L2', ['mail']],
    ['L3', []],
    ['L4', ['audit']],
  ])('of %s', (code, routes) => {
    expect(reference.routesOf(reference.catalog.byCode(code)[0]!)).toEqual(routes);
  });
});

describe('legendGrammar', () => {
  it.each([
    [
      '(<source>[; <mutation>…])',
      `{ brackets: ['(', ')'], separator: '; ', order: [source, mutation],
         groups: { source: { required: true }, mutation: { many: true } },
         terms: { cli: { group: source }, runtime: { group: mutation } } }`,
    ],
    ['[<term>]', `{ brackets: ['[', ']'], terms: { A: {}, B: {} } }`],
    ['<term>…', `{ separator: ',', terms: { A: {}, B: {} } }`],
    [undefined, `{ terms: { VERBOSE: {}, QUIET: {} } }`],
  ])('is %s', (grammar, legend) => {
    const { catalog } = referenceOf(`legends: { x: ${legend} }`);
    expect(legendGrammar(catalog.legends.get('x')!)).toBe(grammar);
  });
});

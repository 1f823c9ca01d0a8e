/** The search of the pages, without a page. */
import { createReference, parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearch, NO_FILTERS } from '../../../site/search.ts';
import { searchIndex } from '../../../src/generate/html/search-index.ts';
import { hostileFile, readFiles } from '../hostile-reference.ts';

const { catalog } = parseCatalog([
  {
    file: 'catalog.yaml',
    text: `loglex: 1
constants:
  - { code: LOG1, name: QUEUE_FULL, level: warn, message: "Buffer of {n} rows", component: a, tags: [hot] }
  - { code: LOG10, name: BUFFER_LOST, level: error, message: Rows lost, component: a, subcomponent: queue }
  - { code: LOG2, name: REQUEUED, level: info, message: Put back, component: b, description: The queue was full. }
`,
  },
]);
const index = searchIndex(createReference(catalog));
const search = createSearch(index);
const codes = (query: string, filters = {}) =>
  search(query, { ...NO_FILTERS, ...filters }).entries.map(([code]) => code);

describe('search', () => {
  it.each([
    ['a code before those that begin with it', 'LOG1', ['LOG1', 'LOG10']],
    ['a name before a part of a word before parts and prose', 'queue', ['LOG1', 'LOG2', 'LOG10']],
    ['all words', 'rows lost', ['LOG10']],
    ['nothing for white space', ' \t', ['LOG1', 'LOG10', 'LOG2']],
    ['nothing where no word is', 'zebra', []],
    ['the nearest to a line of a log', '12:00 WARN Buffer of 212 rows in run 7', ['LOG1', 'LOG10']],
  ])('finds %s', (_, query, found) => {
    expect(codes(query)).toEqual(found);
  });

  it('says whether all words were found', () => {
    expect(search('rows lost', NO_FILTERS).holding).toBe('all');
    expect(search('rows lost zebra', NO_FILTERS).holding).toBe('some');
  });

  it.each([
    [{ level: 'error' }, ['LOG10']],
    [{ component: 'a' }, ['LOG1', 'LOG10']],
    [{ component: 'a', subcomponent: 'queue' }, ['LOG10']],
    [{ tag: 'hot' }, ['LOG1']],
    [{ component: 'nowhere' }, []],
  ])('filters by %j', (filters, found) => {
    expect(codes('', filters)).toEqual(found);
  });

  it('finds every constant by its code and never throws, whatever codes and queries are', () => {
    fc.assert(
      fc.property(hostileFile, fc.string({ unit: 'binary' }), (file, query) => {
        const reference = createReference(readFiles([file]));
        const hostile = createSearch(searchIndex(reference));
        expect(hostile(query, NO_FILTERS).entries).toBeInstanceOf(Array);
        for (const { code } of reference.catalog.constants) {
          const found = hostile(code, NO_FILTERS).entries.map(([title]) => title);
          expect(found).toContain(code);
        }
      }),
      { numRuns: 200 },
    );
  });
});

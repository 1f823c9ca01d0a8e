/** Words find terms by anything that is said of them, or of their legend. */
import type { LegendListing } from '@loglex/lsp';
import { expect, it } from 'vitest';
import { filterLegends } from '../../src/legend/filter-legends.ts';

const location = {
  uri: 'file:///c.yaml',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

function legend(name: string, description: string, ...terms: readonly object[]): LegendListing {
  return {
    ...{ name, description, examples: [], scopes: [], groups: [], uses: [], location },
    ...{ shownWhen: 'always', suffix: false },
    terms: terms.map((term) => ({ name: '', form: '', aliases: [], location, ...term })),
  };
}

const LEGENDS = [
  legend(
    'provenance',
    'Where a setting has its value from',
    { form: 'cli[:<scope>]', description: 'Given on the command line', aliases: ['argv'] },
    { form: 'default', group: 'source' },
    { form: 'runtime', description: 'Changed later' },
  ),
  legend('actions', 'What became of a node', { form: 'FAILED', message: '{node} FAILED' }),
];

it.each([
  [
    '',
    [
      [0, 0, 1, 2],
      [1, 0],
    ],
  ],
  [
    '  ',
    [
      [0, 0, 1, 2],
      [1, 0],
    ],
  ],
  ['ARGV', [[0, 0]]],
  ['command given', [[0, 0]]],
  ['source', [[0, 1]]],
  ['{node}', [[1, 0]]],
  // All that the legend is about.
  ['setting value', [[0, 0, 1, 2]]],
  // One word of the legend, one of the term.
  ['provenance later', [[0, 2]]],
  // Each stands somewhere, and nowhere together.
  ['argv failed', []],
])('%j', (words, expected) => {
  const found = filterLegends(LEGENDS, words).map((each) => [each.legend, ...each.terms]);
  expect(found).toEqual(expected);
});

it('a legend without terms is found by its name', () => {
  expect(filterLegends([legend('empty', '')], 'empty')).toEqual([{ legend: 0, terms: [] }]);
});

import { parseCatalog, tagAtEnd } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const { catalog } = parseCatalog([
  {
    file: 'catalog.yaml',
    text: `loglex: 1
legends:
  provenance:
    suffix: true
    brackets: ["(", ")"]
    separator: "; "
    scopes: [model]
    terms: { default: {}, cli: { scoped: true }, runtime: {}, config: { argument: { name: section, required: true } } }
  bars: { suffix: true, brackets: ["|", "|"], terms: { on: {}, off: {} } }
  words: { terms: { on: {}, off: {} } }
`,
  },
]);

function found(legend: string, text: string) {
  const tag = tagAtEnd(catalog.legends.get(legend)!, text);
  return tag && text.slice(tag.range.start, tag.range.end);
}

describe('tagAtEnd', () => {
  it.each([
    ['Batch size: 32 (cli; runtime)', '(cli; runtime)'],
    ['Batch size: 32 (cli)  ', '(cli)'],
    ['(cli)', '(cli)'],
    ['f(x) is 3 (config:init.model)', '(config:init.model)'],
    ['32 (cli; runtme)', '(cli; runtme)'],
    ['32 (runtme)', '(runtme)'],
    ['32 (cli:modl)', '(cli:modl)'],
    ['32 (config)', '(config)'],
    ['32 (clip)', undefined],
    ['3 files read (in total)', undefined],
    ['32 (cli) was read', undefined],
    ['cli)', undefined],
    ['()', undefined],
    [')', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(found('provenance', text)).toBe(expected);
  });

  it.each([
    ['door |on|', '|on|'],
    ['door |on', undefined],
    ['|', undefined],
  ])('with brackets that are alike: %s', (text, expected) => {
    expect(found('bars', text)).toBe(expected);
  });

  it('finds none of a legend without brackets', () => {
    expect(found('words', 'the light is on')).toBeUndefined();
  });

  it('never throws, and what it finds stands at the end', () => {
    const pieces = fc.constantFrom('(', ')', '; ', 'cli', 'x', ' ', ':');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const tag = tagAtEnd(catalog.legends.get('provenance')!, text);
        if (tag) expect(text.slice(tag.range.end).trim()).toBe('');
      }),
    );
  });
});

import {
  escapeBraces,
  matchKey,
  matchKeyOf,
  parseTemplate,
  placeholderNames,
  printTemplate,
  rangeInSource,
  readDocument,
  renderTemplate,
  skeleton,
  skeletonOf,
} from '@loglex/catalog';
import type { PrintablePart } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const source = fc.string({ unit: fc.constantFrom('{', '}', 'a', 'b_1', ' ', 'é', '"', '\\', '.') });

describe('parseTemplate', () => {
  it('takes a template apart', () => {
    expect(parseTemplate('Run {run_id}: {{x}} {n}')).toEqual({
      parts: [
        { kind: 'text', text: 'Run ', range: { start: 0, end: 4 } },
        { kind: 'placeholder', name: 'run_id', range: { start: 4, end: 12 } },
        { kind: 'text', text: ': {x} ', range: { start: 12, end: 20 } },
        { kind: 'placeholder', name: 'n', range: { start: 20, end: 23 } },
      ],
      problems: [],
    });
  });

  it.each([
    ['{', [[0, 1]]],
    ['a}', [[1, 2]]],
    ['{}', [[0, 2]]],
    ['{a b}', [[0, 5]]],
    ['{1a}', [[0, 4]]],
    ['{{{a}}}', []],
    ['{{a}', [[3, 4]]],
    ['{a}}', [[3, 4]]],
    ['{a:>5}', [[0, 6]]],
  ])('%s has problems at %j', (text, ranges) => {
    expect(parseTemplate(text).problems.map(({ range }) => [range.start, range.end])).toEqual(
      ranges,
    );
  });

  it('covers every template without gap or overlap', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { parts } = parseTemplate(text);
        expect(parts.map(({ range }) => text.slice(range.start, range.end)).join('')).toBe(text);
      }),
    );
  });
});

const parts = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: source.filter((text) => text !== '') }),
      fc.record({
        kind: fc.constant('placeholder' as const),
        name: fc.constantFrom('a', 'run_id', '$x', 'é'),
      }),
    ),
  )
  .map((list) => list.filter((part, i) => part.kind !== 'text' || list[i - 1]?.kind !== 'text'));

describe('printTemplate', () => {
  it('prints what parses back', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const template = parseTemplate(printTemplate(list));
        expect(template.problems).toEqual([]);
        expect(template.parts.map(({ range: _, ...part }) => part)).toEqual(list);
      }),
    );
  });

  it('escapes text', () => {
    fc.assert(
      fc.property(source, (text) => {
        expect(renderTemplate(parseTemplate(escapeBraces(text)), new Map())).toBe(text);
      }),
    );
  });
});

describe('matchKey', () => {
  const key = (text: string) => matchKeyOf(text);
  it('is the same whatever values and spaces are called', () => {
    expect(key('Queue  full: {n} rows.')).toBe(key(' Queue full: {dropped} rows'));
    expect(key('Retrying…')).toBe(key('Retrying...'));
    expect(key('Queue full: {n}')).not.toBe(key('Queue full: n'));
    expect(key('Queue full')).not.toBe(key('queue full'));
    const made: PrintablePart[] = [
      { kind: 'text', text: 'Set {' },
      { kind: 'placeholder', name: 'x' },
      { kind: 'text', text: '}' },
    ];
    expect(matchKey(made)).toBe(key('Set {{{y}}}'));
  });
});

it('lists names once, renders values, and keeps a skeleton', () => {
  const template = parseTemplate('{b} of {a}: {b}, {{ok}}!');
  expect(placeholderNames(template)).toEqual(['b', 'a']);
  expect(renderTemplate(template, new Map([['b', '{a}']]))).toBe('{a} of {a}: {a}, {ok}!');
  expect(skeleton(parseTemplate('Queue-FULL: {n} rows!').parts)).toBe('queue full rows');
});

describe('rangeInSource', () => {
  it.each([
    ['m: rows {n} lost', '{n}'],
    ["m: 'rows {n} lost'", '{n}'],
    ['m: "rows {n} lost"', '{n}'],
    ['m: "rows\\t{n} lost"', '"rows\\t{n} lost"'],
    ['m: |-\n  rows {n} lost', '|-\n  rows {n} lost'],
  ])('finds the placeholder of %j', (text, expected) => {
    const { root } = readDocument({ file: 'a.yaml', text });
    if (root?.kind !== 'map') throw new Error('no map');
    const value = root.entries[0]!.value;
    if (value.kind !== 'scalar') throw new Error('no scalar');
    const placeholder = parseTemplate(value.text).parts.find(({ kind }) => kind === 'placeholder')!;
    const { start, end } = rangeInSource(value.range, value.text.length, placeholder.range);
    expect(text.slice(start, end)).toBe(expected);
  });
});

it('gives a template the skeleton of its parts', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '{',
      '}',
      '{a}',
      '{ b }',
      'a',
      'B_1',
      ' ',
      '\n',
      'É',
      '\u212A',
      '-',
      '🦉',
    ),
  });
  fc.assert(
    fc.property(hostile, (text) => {
      expect(skeletonOf(text)).toBe(skeleton(parseTemplate(text).parts));
    }),
  );
  expect(skeletonOf('Queue-FULL:{n}rows!')).toBe('queue full rows');
  expect(skeletonOf('{{n}} of {é}')).toBe('n of');
});

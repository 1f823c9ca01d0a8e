import picocolors from 'picocolors';
import stringWidth from 'string-width';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grouped } from '../../src/terminal/count.ts';
import { barTable, cut, fit, percent, sideBySide } from '../../src/terminal/table.ts';

const plain = picocolors.createColors(false);

describe('percent', () => {
  test.each([
    [0, 10, '0%'],
    [0, 0, '0%'],
    [1, 1000, '<1%'],
    [10, 1000, '1%'],
    [125, 1000, '13%'],
    [995, 1000, '>99%'],
    [1000, 1000, '100%'],
  ])('%d of %d', (amount, total, words) => {
    expect(percent(amount, total)).toBe(words);
  });
});

test('grouped puts thousands apart', () => {
  expect([grouped(7), grouped(1234), grouped(1234567)]).toEqual(['7', '1,234', '1,234,567']);
});

describe('cut and fit', () => {
  test('cut the end, or the start of a path', () => {
    expect(cut('Queue is full', 8)).toBe('Queue i…');
    expect(cut('src/queue/full.ts', 8, 'start')).toBe('…full.ts');
    expect(fit('Up', 4)).toBe('Up  ');
  });

  test('count a wide letter as two columns, and show what would act on a terminal', () => {
    expect(cut('错误信息', 5)).toBe('错误…');
    expect(fit('错', 4)).toBe('错  ');
    expect(cut('a\u001b[31mb', 20)).toBe('a\\u001b[31mb');
  });

  test('never need more columns than there are', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ' ',
            '/',
            '错',
            'é',
            'e\u0301',
            '👩‍👩‍👧',
            '\t',
            '\u001b',
            '\u202e',
          ),
        }),
        fc.integer({ min: 2, max: 40 }),
        (text, width) => {
          expect(stringWidth(cut(text, width))).toBeLessThanOrEqual(width);
          expect(stringWidth(fit(text, width, 'start'))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('barTable', () => {
  test('lines up names, amounts, shares and bars, the longest bar filling its room', () => {
    expect(
      barTable(
        [
          { name: 'debug', amount: 1500 },
          { name: 'info', amount: 750 },
          { name: 'warn', amount: 1 },
        ],
        2251,
        30,
        plain,
      ),
    ).toEqual(['debug 1,500  67% █████████████', 'info    750  33% ██████▌', 'warn      1  <1% ▏']);
  });

  test('cuts long names and leaves bars some room', () => {
    expect(barTable([{ name: 'a-very-long-component-name', amount: 1 }], 1, 30, plain)).toEqual([
      'a-very-long-com… 1 100% ██████',
    ]);
  });
});

test('sideBySide gives the left a column of its own and leaves no space at line ends', () => {
  expect(sideBySide(['one', 'two', 'three'], ['1', '2'], 7)).toEqual([
    'one    1',
    'two    2',
    'three',
  ]);
});

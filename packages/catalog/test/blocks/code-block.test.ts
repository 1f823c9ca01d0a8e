import {
  allocate,
  blocksOverlap,
  codesFrom,
  compareCodes,
  containsCode,
  createAllocator,
  parseBlock,
  parseCatalog,
} from '@loglex/catalog';
import type { CodeBlock } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

function block(text: string): CodeBlock {
  const read = parseBlock(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

describe('parseBlock', () => {
  it.each([
    [
      'LOG600-LOG699',
      ['LOG600', 'LOG699', 'LOG622A'],
      ['LOG599', 'LOG700', 'LOG0600', 'log600', 'LOG', 'XLOG600'],
    ],
    ['LOG600-699', ['LOG600', 'LOG699'], ['LOG700']],
    ['1000-1999', ['1000', '1999'], ['999', '2000', '01000', 'A1000']],
    ['0100-0199', ['0100', '0123'], ['100', '123', '0200']],
    ['LOG9-LOG11', ['LOG9', 'LOG10', 'LOG11'], ['LOG09', 'LOG12', 'LOG8']],
    ['E-100-E-199', ['E-100', 'E-150'], ['E-200', 'E150']],
    ['APP2-100-APP2-199', ['APP2-100', 'APP2-199'], ['APP2-200', 'APP2']],
    ['CDK_I{4}', ['CDK_I0000', 'CDK_I4509', 'CDK_I9999'], ['CDK_I450', 'CDK_I10000', 'CDK_W4509']],
    ['A{3}', ['A000', 'A123'], ['A12', 'AAA']],
    ['A1{2}', ['A100', 'A199'], ['A200', 'A1']],
    ['ERR_{2}_X', ['ERR_07_X'], ['ERR_07', 'ERR_007_X']],
    ['LOG600', ['LOG600', 'LOG600B'], ['LOG601']],
  ])('%s', (text, inside, outside) => {
    expect(inside.filter((code) => !containsCode(block(text), code))).toEqual([]);
    expect(outside.filter((code) => containsCode(block(text), code))).toEqual([]);
  });

  it.each([
    '',
    'LOG',
    'LOG699-LOG600',
    'LOG1-ERR9',
    'A{0}',
    'A{99}',
    'A{3}{3}',
    'A{',
    'A{x}',
    '9'.repeat(16),
    '1-1'.repeat(1e5),
  ])('refuses %.20s', (text) => {
    expect(parseBlock(text)).toHaveProperty('problem');
  });

  it('enumerates', () => {
    expect([...codesFrom(block('LOG08-LOG11'))]).toEqual(['LOG08', 'LOG09', 'LOG10', 'LOG11']);
    expect([...codesFrom(block('A{1}'), 8)]).toEqual(['A8', 'A9']);
  });
});

it.each([
  ['LOG100-LOG199', 'LOG199-LOG250', true],
  ['LOG100-LOG199', 'LOG200-LOG250', false],
  ['LOG100-LOG199', 'ERR100-ERR199', false],
  ['A{3}', 'A500-A600', true],
  ['A1{2}', 'A150-A160', true],
  ['A{3}', 'A{4}', false],
  ['A1-A9', 'A{2}', false],
  ['A1-A20', 'A{2}', true],
])('%s and %s overlap: %s', (a, b, overlap) => {
  expect(blocksOverlap(block(a), block(b))).toBe(overlap);
  expect(blocksOverlap(block(b), block(a))).toBe(overlap);
});

it('orders codes by number', () => {
  const codes = ['LOG10', 'LOG9', 'LOG622A', 'LOG622', 'ERR1', 'LOG', '10', '9'];
  expect(codes.toSorted(compareCodes)).toEqual([
    '9',
    '10',
    'ERR1',
    'LOG',
    'LOG9',
    'LOG10',
    'LOG622',
    'LOG622A',
  ]);
});

describe('allocate', () => {
  const { catalog } = parseCatalog([
    {
      file: 'c.yaml',
      text: `loglex: 1
components:
  fresh: { codes: [F10-F19] }
  some: { codes: [LOG600-LOG699] }
  gaps: { codes: [G1-G3] }
  two: { codes: [H1-H2, 'K{3}'] }
  full: { codes: [X1-X3] }
  none: {}
constants:
  - { code: LOG600, level: info, message: a }
  - { code: LOG612B, level: info, message: b }
  - { code: G1, level: info, message: c }
  - { code: G3, level: info, message: d }
  - { code: H1, level: info, message: e }
  - { code: X1, level: info, message: f }
  - { code: X3, level: info, message: g }
retired:
  - { code: LOG620 }
  - { code: H2 }
  - { code: X2 }
`,
    },
  ]);

  it.each([
    ['fresh', 'F10'],
    ['some', 'LOG621'],
    ['gaps', 'G2'],
    ['two', 'K000'],
  ])('gives %s the code %s', (component, code) => {
    expect(allocate(catalog, component)).toEqual({ code });
  });

  it.each([
    ['full', 'full'],
    ['none', 'no-blocks'],
    ['other', 'unknown-component'],
  ])('refuses %s: %s', (component, reason) => {
    expect(allocate(catalog, component)).toMatchObject({ reason });
  });

  it('minds codes that were given out and not written yet', () => {
    expect(allocate(catalog, 'some', ['LOG621', 'LOG622'])).toEqual({ code: 'LOG623' });
    expect(allocate(catalog, 'gaps', ['G2'])).toMatchObject({ reason: 'full' });
  });
});

describe('createAllocator', () => {
  const { catalog } = parseCatalog([
    {
      file: 'c.yaml',
      text: `loglex: 1
components:
  some: { codes: [LOG600-LOG604] }
  other: { codes: [LOG602-LOG606] }
constants:
  - { code: LOG601, level: info, message: a }
`,
    },
  ]);

  it('gives each code once, whichever component shares the block', () => {
    const codes = createAllocator([catalog]);
    const taken = ['some', 'other', 'some', 'some', 'some', 'some', 'other'].map((component) =>
      codes.take(catalog, component),
    );
    expect(taken.map((one) => ('code' in one ? one.code : one.reason))).toEqual([
      ...['LOG602', 'LOG603', 'LOG604', 'LOG600'],
      ...['full', 'full', 'LOG605'],
    ]);
  });

  it('takes as long for each of many codes', () => {
    const { catalog: large } = parseCatalog([
      { file: 'c.yaml', text: 'loglex: 1\ncomponents:\n  some: { codes: ["L{6}"] }\n' },
    ]);
    const codes = createAllocator([large]);
    const all = Array.from({ length: 50_000 }, () => codes.take(large, 'some'));
    expect(all.at(-1)).toEqual({ code: 'L049999' });
  });
});

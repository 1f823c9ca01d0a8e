import { parseTemplate, renderTemplate } from '@loglex/catalog';
import { ADAPTER, logConstant, type LogConstant } from '@loglex/runtime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The message as a logger that escapes nothing is given it. */
function message(template: string, fields: object, formats?: Record<string, string>): string {
  let text = '';
  const logger = {
    [ADAPTER]: {
      levelOf: () => 'info',
      write: (_: object, __: string, given: string) => (text = given),
      reserved: new Set(),
      isText: false,
    },
  };
  const constant = {
    code: 'A',
    name: 'A',
    level: 'info',
    message: template,
    ...(formats && { formats }),
  };
  logConstant(logger, constant as LogConstant, fields as object);
  return text;
}

const word = fc.constantFrom(
  'a',
  'b_c',
  '$x',
  'größe',
  'toString',
  '__proto__',
  'constructor',
  '1a',
  '',
  ' ',
  'a.b',
);
const template = fc
  .array(
    fc.oneof(
      fc.string(),
      word.map((name) => `{${name}}`),
      fc.constantFrom('{', '}', '{{', '}}'),
    ),
  )
  .map((parts) => parts.join(''));

it('reads templates as the catalog does', () => {
  const values = fc.dictionary(word, fc.string());
  fc.assert(
    fc.property(template, values, (text, given) => {
      expect(message(text, given)).toBe(
        renderTemplate(parseTemplate(text), new Map(Object.entries(given))),
      );
    }),
    { numRuns: 2000 },
  );
});

/** Values, formats and what is shown: written by hand, after JavaScript's own rules where they have one. */
it.each<[unknown, string | undefined, string]>([
  ['a "b"', undefined, 'a "b"'],
  [7, undefined, '7'],
  [10n, undefined, '10'],
  [null, undefined, 'null'],
  [undefined, undefined, 'undefined'],
  [true, undefined, 'true'],
  [[1, [2]], undefined, '1,2'],
  [{}, undefined, '[object Object]'],
  [new TypeError('Boom'), undefined, 'TypeError: Boom'],
  [Symbol('s'), undefined, 'Symbol(s)'],
  [Object.create(null), undefined, '[not shown]'],
  [{ a: [1, 'é'] }, 'json', '{"a":[1,"é"]}'],
  ['a', 'json', '"a"'],
  [10n, 'json', '"10"'],
  ['a "b"', 'repr', '"a \\"b\\""'],
  [7, 'repr', '7'],
  [{ a: 1 }, 'repr', '{"a":1}'],
  [255, 'hex', '0xff'],
  [-255n, 'hex', '-0xff'],
  [new Uint8Array([0, 171]), 'hex', '0x00ab'],
  ['ff', 'hex', 'ff'],
  [1.5, 'hex', '1.5'],
  [0.256, 'percent', '25.6%'],
  [1, 'percent', '100%'],
  [1 / 3, 'percent', '33.33%'],
  [0, 'percent', '0%'],
  [100, 'percent', '10000%'],
  [Infinity, 'percent', 'Infinity%'],
  ['half', 'percent', 'half'],
  [2.005, 'fixed:2', '2.00'],
  [1.45, 'fixed:1', '1.4'],
  [-1.5, 'fixed:0', '-2'],
  [1e21, 'fixed:2', '1e+21'],
  ['x', 'fixed:2', 'x'],
  [1, 'unheard-of', '1'],
  ['a "b"', 'text', 'a "b"'],
  [-0, 'text', '-0'],
  [10n, 'text', '10n'],
  [null, 'text', 'null'],
  [{ a: { b: 1 } }, 'text', '{ a: [Object] }'],
  [{ toString: () => 'own' }, 'text', 'own'],
  [new Date(NaN), 'text', 'Invalid Date'],
  [Symbol('s'), 'text', 'Symbol(s)'],
  ['a "b"', 'inspect', 'a "b"'],
  [{ a: { b: 1 } }, 'inspect', '{ a: { b: 1 } }'],
  [{ toString: () => 'own' }, 'inspect', '{ toString: [Function: toString] }'],
  [undefined, 'inspect', 'undefined'],
  ['12.50', 'number', '12.5'],
  ['x', 'number', 'NaN'],
  [10n, 'number', '10n'],
  [null, 'number', '0'],
  [-0, 'number', '-0'],
  [-1.5, 'integer', '-1'],
  [10n, 'integer', '10'],
  ['1.5', 'integer', '1.5'],
  [undefined, 'json', 'undefined'],
  [() => 1, 'json', 'undefined'],
])('shows %o as %s: %s', (value, format, shown) => {
  expect(message('{a}', { a: value }, format === undefined ? undefined : { a: format })).toBe(
    shown,
  );
});

describe('a placeholder', () => {
  it('without a value stays as it is written', () => {
    expect(message('{a} {toString} {__proto__}', {})).toBe('{a} {toString} {__proto__}');
    expect(message('{a}', undefined as unknown as object)).toBe('{a}');
  });

  it('is looked for in the fields themselves', () => {
    expect(
      message('{__proto__}{constructor}', JSON.parse('{"__proto__":1,"constructor":2}') as object),
    ).toBe('12');
  });
});

import { encodeDouble, encodeYaml } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const NASTY = [
  '',
  ' ',
  'no',
  'Null',
  '~',
  '0123',
  '1.5',
  '1e3',
  '0x1f',
  '2024-01-01',
  'a: b',
  'a #b',
  '- a',
  '@x',
  '%x',
  '`x',
  '{a}',
  '[a]',
  'a,b',
  "it's",
  '"q"',
  '\\',
  '\t',
  '\r\n',
  '\u2028',
  '\ufeff',
  '\u0085',
  '\ud800',
  '---',
  '...',
  '<<',
  '=',
  '?',
  ':',
  'a:',
  '*a',
  '&a',
  '!a',
  '|',
  '>',
  'y',
  '.inf',
  '12:30:45',
];

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...' :#-{}[],\'"\\\n\r\tab0') }),
);
const style = fc.constantFrom('plain', 'single', 'double', 'block', undefined);

describe('encodeYaml', () => {
  it.each(['core', 'failsafe', 'yaml-1.1'] as const)(
    'is read back as the same text: %s',
    (schema) => {
      fc.assert(
        fc.property(text, style, (value, how) => {
          const encoded = encodeYaml(value, how);
          expect(encoded).not.toMatch(/[\r\n]/);
          expect(parse(`k: ${encoded}\n`, { schema })).toEqual({ k: value });
          expect(
            parse(`- { ${encoded}: [${encoded}, ${encoded}] } # c\n`, {
              schema,
              version: schema === 'yaml-1.1' ? '1.1' : '1.2',
            }),
          ).toEqual([{ [value]: [value, value] }]);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it('leaves words as they are and keeps the quotes that were there', () => {
    expect(encodeYaml('Queue full')).toBe('Queue full');
    expect(encodeYaml('SINK_QUEUE_FULL')).toBe('SINK_QUEUE_FULL');
    expect(encodeYaml('1.2.0')).toBe('1.2.0');
    expect(encodeYaml('https://example.test/a')).toBe('https://example.test/a');
    expect(encodeYaml('0123')).toBe('"0123"');
    expect(encodeYaml("it's", 'single')).toBe("'it''s'");
  });
});

describe('encodeDouble', () => {
  it('is JSON', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(JSON.parse(encodeDouble(value))).toBe(value);
      }),
    );
  });
});

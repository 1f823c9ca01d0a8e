/** A value is shown alike in JavaScript and in generated Python, where both languages have it. */
import { spawnSync } from 'node:child_process';
import { GENERATORS, parseCatalog } from '@loglex/catalog';
import { ADAPTER, logConstant, type LogConstant } from '@loglex/runtime';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const FORMATS = [
  'fixed:0',
  'fixed:2',
  'fixed:7',
  'percent',
  'hex',
  'json',
  'string',
  'text',
  'integer',
];

/** Texts, and numbers of every size up to where JavaScript no longer has each whole one after the percent sign. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer({ min: -1e13, max: 1e13 }),
  // JSON, which carries them to Python, has no negative zero.
  fc
    .double({ noDefaultInfinity: true, noNaN: true, min: -1e13, max: 1e13 })
    .filter((number) => !Object.is(number, -0)),
  // In the middle between two: the even one is shown.
  fc.integer({ min: -4000, max: 4000 }).map((eighths) => eighths / 8),
  fc.constantFrom(0.5, 1.5, 2.5, -0.5, 2.005, 1.005, 0.125, 1 / 3, 1e-9, 0, 100, -1),
);

function inJavaScript(given: unknown, format: string): string {
  let text = '';
  const logger = {
    [ADAPTER]: {
      levelOf: () => 'info',
      write: (_: object, __: string, message: string) => (text = message),
      reserved: new Set(),
      isText: true,
    },
  };
  const constant = { code: 'A', name: 'A', level: 'info', message: '{a}', formats: { a: format } };
  logConstant(logger, constant as unknown as LogConstant, { a: given } as object);
  return text;
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

it.skipIf(!hasPython)('JavaScript and Python agree on what is shown', () => {
  // Python tells 1.0 from 1, and writes fractions by other rules: as texts and JSON only whole numbers are compared.
  const cases = fc
    .sample(fc.tuple(value, fc.constantFrom(...FORMATS)), 3000)
    .filter(
      ([given, format]) =>
        typeof given === 'string' ||
        Number.isSafeInteger(given) ||
        format.startsWith('fixed') ||
        format === 'percent' ||
        format === 'integer',
    );
  const { text } = GENERATORS.get('python')!(parseCatalog([]).catalog, { from: [] });
  const program = `${text}
import sys
shown = [_visible(_show(value, how)) for value, how in json.loads(sys.stdin.buffer.read())]
print(json.dumps(shown))
`;
  const input = JSON.stringify(cases);
  const { stdout, stderr } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  const shown = JSON.parse(stdout) as string[];
  const different = cases.flatMap(([given, format], index) => {
    const here = inJavaScript(given, format);
    return here === shown[index] ? [] : [{ given, format, here, there: shown[index] }];
  });
  expect(different).toEqual([]);
});

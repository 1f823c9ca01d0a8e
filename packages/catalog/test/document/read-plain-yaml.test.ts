import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '../../src/document/read-plain-yaml.ts';
import { readYaml } from '../../src/document/read-yaml.ts';

/** What the two readers say of one text; `undefined` for the plain one where it declines. */
function both(text: string) {
  const source = { file: 'a.yaml', text };
  const plain = readPlainYaml(source);
  return { plain, whole: plain && readYaml(source) };
}

/** Texts out of the pieces that YAML is made of, mostly no YAML at all. */
const soup = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'key',
        'x',
        '1',
        'é',
        '- ',
        '-',
        ': ',
        ':',
        ' ',
        '  ',
        '\n',
        '\n  ',
        '\n    ',
        '\r\n',
        '\n\n',
      ],
      ...[
        '\n- ',
        '\n  - ',
        '# c',
        ' # c',
        '#',
        '"q"',
        "'s'",
        '"a\\n"',
        '[',
        ']',
        '{',
        '}',
        ', ',
        ',',
      ],
      ...[
        '&a ',
        '*a',
        '|\n',
        '>-\n',
        ' |\n  ',
        ' >-\n  ',
        '?',
        '%',
        '@',
        '!t',
        '<<',
        'a: ',
        'b: ',
        'c:',
      ],
      ...['http://x', "it's", '-x', '`', '=', '---', '...', '\t', '\uFEFF', '\u00a0', '😀'],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

const word = fc.constantFrom(
  'a',
  'b c',
  "it's",
  '"q: #"',
  "'x'",
  '[a, "b", {c: d}]',
  '{ a: 1, b: [] }',
  'x#y',
  'a:b',
  '-1',
  '',
);
const indented = (text: string, by: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');

/** Well-formed documents of maps, lists and scalars, with comments and blank lines in between. */
const { node: document } = fc.letrec<{ node: string; map: string; seq: string; block: string }>(
  (tie) => ({
    node: fc.oneof({ maxDepth: 4 }, tie('map'), tie('seq')),
    map: fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom('a', 'b', '"c d"', 'e-f'),
          fc.oneof({ maxDepth: 3 }, word, tie('node'), tie('block')),
          fc.constantFrom('', '\n', '\n# c', '\n\n  # d'),
        ),
        { minLength: 1, maxLength: 4, selector: ([key]) => key },
      )
      .map((entries) =>
        entries
          .map(
            ([key, value, gap]) =>
              `${key}:${value.includes('\n') && !/^[|>]/.test(value) ? `\n${indented(value, '  ')}` : value && ` ${value}`}${gap}`,
          )
          .join('\n'),
      ),
    seq: fc
      .array(fc.oneof({ maxDepth: 3 }, word, tie('node')), { minLength: 1, maxLength: 4 })
      .map((items) => items.map((item) => `- ${indented(item, '  ').trimStart()}`).join('\n')),
    block: fc
      .tuple(
        fc.constantFrom('|', '|-', '>', '>-'),
        fc.array(fc.constantFrom('x', 'y z', '', '  d', 'e '), { minLength: 1, maxLength: 4 }),
      )
      .map(
        ([header, lines]) =>
          `${header}\n${lines.map((line) => (line === '' ? '' : `      ${line}`)).join('\n')}`,
      ),
  }),
);

describe('readPlainYaml', () => {
  it('says what the whole parser says, or declines', () => {
    let read = 0;
    fc.assert(
      fc.property(soup, (text) => {
        const { plain, whole } = both(text);
        if (plain) read++;
        expect(plain).toEqual(whole);
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('says the same of whole documents, with any line ends', () => {
    let read = 0;
    fc.assert(
      fc.property(document, fc.boolean(), fc.boolean(), (lines, crlf, final) => {
        const text = (crlf ? lines.replaceAll('\n', '\r\n') : lines) + (final ? '\n' : '');
        const { plain, whole } = both(text);
        if (plain) read++;
        expect(plain).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it.each([
    'a: [b,\n  c]\n',
    'a: b\n  c\n',
    'a: &x b\n',
    'a: *x\n',
    'a: !t b\n',
    'a: "b\n  c"\n',
    'a: "\\x41"\n',
    'a: |+\n  b\n',
    'a: |2\n   b\n',
    '<<: {a: b}\n',
    '? a\n',
    'a:\tb\n',
    '---\na: b\n',
    'a: b: c\n',
    'a\n',
    'a: 1\n b: 2\n',
    '',
  ])('declines %j', (text) => {
    expect(both(text).plain).toBeUndefined();
  });

  it('reads a catalog as it is usually written', () => {
    const text = `# Ours
loglex: 1
components:
  telemetry: { codes: [LOG600-LOG699], paths: ["src/telemetry/**"] }

constants:
  - code: LOG612   # the first
    message: "Queue full for run {run_id}: {dropped} rows"
    description: >-
      Two lines
      of words.

  - { code: 0613, tags: [] }
`;
    expect(both(text).plain).toBeDefined();
    expect(both(text).plain).toEqual(both(text).whole);
  });
});

/** A file that is read again after an edit has the tree of one that is read afresh, or none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDocument } from '../../src/document/read-document.ts';
import { rereadDocument } from '../../src/document/reread-document.ts';

const FILE = 'log-catalog.yaml';

const entry = (code: number, eol: string) =>
  [
    `  - code: A${code} # 🎉`,
    `    name: NAME_${code}`,
    `    message: 'It''s {id}'`,
    '    description: >',
    '      Folded text',
    '      on lines.',
    '    fields: { id: { type: string } }',
    '    tags:',
    '      - one',
    '      - two',
    '',
    '',
  ].join(eol);

function catalog(count: number, eol: string): string {
  const entries = Array.from({ length: count }, (_, at) => entry(at, eol)).join('');
  return `loglex: 1${eol}components: { a: {} }${eol}constants:${eol}${entries}`;
}

/** What stands after the constants; often nothing does. */
const TAILS = [
  '',
  '# The end.\n',
  '    # The end.\n\n',
  'retired:\n  - { code: Z1 }\n  - { code: Z2 }\n',
];

const PIECES = [
  ...['x', ' ', '\n', '\r\n', '    ', "'", '"', ':', ': ', '- ', '\n  - ', '#', '{', '}', '['],
  ...[
    '|',
    '>',
    '&a ',
    '*a',
    '---\n',
    '...\n',
    '\nfoo: 1\n',
    '🎉',
    '\t',
    '? ',
    '\n- ',
    '!t ',
    '%',
    ',',
  ],
  ...['\n  - code: B1\n    name: B\n', 'A1', ''],
];

const edits = fc.record({
  at: fc.oneof(fc.nat(999), fc.constant(999.999)).map((part) => part / 1000),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, fc.nat(200)),
  text: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((all) => all.join('')),
});

it('is the tree of the text read afresh', () => {
  let reread = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom(...TAILS),
      edits,
      (count, eol, tail, { at, length, text }) => {
        const before = catalog(count, eol) + tail.replaceAll('\n', eol);
        const start = Math.floor(at * (before.length + 1));
        const after = before.slice(0, start) + text + before.slice(start + length);
        const document = readDocument({ file: FILE, text: before });
        const again = rereadDocument({ text: before, document }, FILE, after);
        if (again === undefined) return;
        reread++;
        expect(again).toEqual(readDocument({ file: FILE, text: after }));
      },
    ),
    { numRuns: 2_000 },
  );
  // Where it gave up always, it would prove nothing.
  expect(reread).toBeGreaterThan(150);
});

it('reads a name in the middle of a list', () => {
  const before = catalog(9, '\n');
  const after = before.replace('NAME_4', 'RENAMED\n    aliases: [NAME_4]');
  const document = readDocument({ file: FILE, text: before });
  const again = rereadDocument({ text: before, document }, FILE, after);
  expect(again).toEqual(readDocument({ file: FILE, text: after }));
  expect(again).toBeDefined();
});

it('reads an entry that is put at the end', () => {
  const before = catalog(9, '\n');
  const after = `${before}${entry(10, '\n')}`;
  const document = readDocument({ file: FILE, text: before });
  const again = rereadDocument({ text: before, document }, FILE, after);
  expect(again).toEqual(readDocument({ file: FILE, text: after }));
  expect(again).toBeDefined();
});

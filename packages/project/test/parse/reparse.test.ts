import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Outlined, parseJavaScript, parseOutline } from '../../src/parse/oxc.ts';
import { createReparser } from '../../src/parse/reparse.ts';

const LINE = '  return something(that.is, long.enough, to.be.worth.the.search);\n';

/** Three functions, of which each begins with a call that is looked at. */
const FILE = ['a', 'b', 'c']
  .map(
    (name) => `export async function ${name}() {\n  log.info('${name}'); // of ${name}\n${LINE}}\n`,
  )
  .join('\n');

/** As plain data, so that trees can be compared whole. */
function plain({ tree: { program, comments }, hidden }: Outlined) {
  return {
    program,
    comments: comments.map(({ type, value, start, end }) => ({ type, value, start, end })),
    hidden,
  };
}

function calls(text: string): readonly number[] {
  return Array.from(text.matchAll(/log\./g), ({ index }) => index);
}

/** Types texts into one file, one after the other, and holds each tree to that of a fresh parse. */
function expectSame(file: string, texts: readonly string[]): number {
  const parser = createReparser();
  let compared = 0;
  for (const text of texts) {
    const offsets = calls(text);
    const fresh = parseOutline(file, text, offsets);
    const outlined = parser.outlined(file, text, offsets);
    if (fresh !== undefined) {
      expect(outlined && plain(outlined), text).toEqual(plain(fresh));
      compared++;
    } else if (outlined !== undefined) {
      // Nothing is empty in it, so it is all of the file.
      expect(outlined.hidden).toEqual([]);
      expect(plain(outlined), text).toEqual(
        plain({ tree: parseJavaScript(file, text).tree!, hidden: [] }),
      );
    }
    const whole = parseJavaScript(file, text);
    const parsed = parser.whole(file, text);
    expect(parsed.problem, text).toEqual(whole.problem);
    if (whole.tree === undefined) continue;
    const [a, b] = [parsed, whole].map(({ tree }) => plain({ tree: tree!, hidden: [] }));
    expect(a, text).toEqual(b);
    compared++;
  }
  return compared;
}

describe('a text that was edited', () => {
  const edited = (from: string | RegExp, to: string) => FILE.replace(from, to);
  it.each<[string, string]>([
    ['in one of its functions', edited("'b'", "'b', 1")],
    ['before all of them', `import x from 'x';\n${FILE}`],
    ['behind all of them', `${FILE}x();\n`],
    ['in the head of a function', edited('b()', 'b(x: Y = () => {})')],
    ['so that a function is no longer async', edited('async function b', 'function b')],
    ['so that a function makes a generator', edited('function b', 'function* b')],
    [
      'so that a function is a method',
      edited('export async function b', 'class C {\nasync b').concat('}'),
    ],
    ['with a comment', edited('export async function b', '// new\nexport async function b')],
    [
      'so that a function is in a comment',
      edited('export async function b', '/* export function b').replace(
        'export async function c',
        '*/ async function c',
      ),
    ],
    [
      'so that a function is in a string',
      edited('export async function b', '`').replace(
        'export async function c',
        '`; async function c',
      ),
    ],
    ['so that it no longer parses', edited('function b', 'function (b')],
    ['so that a body ends early', edited("log.info('b');", "log.info('b'); }")],
    ['so that nothing in a function is looked at', edited("log.info('b')", 'no.info()')],
    [
      'so that another function is looked at',
      edited("log.info('b')", "log.info('b'); log.info('c')"),
    ],
    [
      'so that it is a module by one body alone',
      edited(/export /g, '').replace("'b'", 'import.meta'),
    ],
    ['with characters of two units', edited('log.info', '"🎉é"; log.info')],
  ])('%s, gives the tree of a fresh parse', (_, text) => {
    for (const texts of [
      [FILE, text, FILE],
      [text, FILE, text],
    ]) {
      expect(expectSame('a.ts', texts)).toBeGreaterThan(0);
      expectSame('a.js', texts);
    }
  });

  it('is parsed in parts: what was left alone is the same object', () => {
    const parser = createReparser();
    const body = (outlined: Outlined | undefined, index: number) => {
      const statements = outlined!.tree.program['body'] as {
        declaration: { body: { body: unknown[] } };
      }[];
      return statements[index]!.declaration.body.body;
    };
    const text = `${FILE}function d() {\n${LINE}}\n`;
    const before = parser.outlined('a.ts', text, calls(text));
    const bodies = [0, 1, 2].map((index) => body(before, index));
    const next = text.replace("'b'", "'b', 1");
    const after = parser.outlined('a.ts', next, calls(next));
    expect(body(after, 0)).toBe(bodies[0]);
    expect(body(after, 1)).not.toBe(bodies[1]);
    expect(body(after, 2)).toBe(bodies[2]);
    // Another file is nobody's next text.
    expect(body(parser.outlined('b.ts', next, calls(next)), 0)).not.toBe(bodies[0]);
  });
});

/** Replayable: `LOGLEX_SEED` is the seed, `LOGLEX_EDITS` how many edits are made in each file. */
const SEED = Number(process.env['LOGLEX_SEED'] ?? 1);
const EDITS = Number(process.env['LOGLEX_EDITS'] ?? 40);
const PIECES = [
  "log.info('x');\n",
  '}',
  '{',
  '(',
  '`',
  '/*',
  '*/',
  '\n',
  '🎉',
  'async ',
  ' => {\n',
  '  ',
  'x',
  '// y\n',
  '/a/',
  '1n',
];

const PROJECTS = fileURLToPath(new URL('../../../../test-fixtures/projects/', import.meta.url));
const corpora = process.env['LOGLEX_CORPORA'];
const folders = [
  PROJECTS,
  fileURLToPath(new URL('../../src/', import.meta.url)),
  ...(corpora === undefined ? [] : [corpora]),
];

describe('any edits', () => {
  it.each(folders)('give the trees of fresh parses: %s', { timeout: 600_000 }, (folder) => {
    const random = randomNumbers(SEED);
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[jt]sx?$/.test(file) && !/node_modules/.test(file))
      .sort();
    let compared = 0;
    for (let visited = 0; visited < 25; visited++) {
      const file = files[upTo(files.length - 1)]!;
      const first = readFileSync(join(folder, file), 'utf8');
      if (first.length > 150_000) continue;
      const texts = [first];
      for (let edit = 0; edit < EDITS; edit++) {
        const before = texts.at(-1)!;
        const start = upTo(before.length);
        const end = Math.min(before.length, start + (random() < 0.3 ? upTo(4) : 0));
        const piece = random() < 0.7 ? PIECES[upTo(PIECES.length - 1)]! : '';
        // Mostly back to what parses.
        texts.push(
          random() < 0.5
            ? before.slice(0, start) + piece + before.slice(end)
            : (texts[upTo(texts.length - 1)] ?? first),
        );
      }
      compared += expectSame(file, texts);
    }
    expect(compared).toBeGreaterThan(EDITS);
  });
});

/** A linear congruential generator: the same numbers for the same seed, everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPythonFrontEnd, defaultSettings, type Settings } from '@loglex/engine';
import { openProject } from '@loglex/project';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../../src/parse/python/outline.ts';
import { parsePython, parsePythonOutline } from '../../../src/parse/python/parse.ts';

/** The text with each body that gave way to a `pass` as `…`; `$` marks an offset that must stay, and is not part of the text. */
function outlined(marked: string): string {
  const offsets: number[] = [];
  let text = '';
  for (const piece of marked.split('$')) {
    if (text !== '' || marked.startsWith('$')) offsets.push(text.length);
    text += piece;
  }
  const { text: result, hidden } = outline(text, offsets);
  expect(result).toHaveLength(text.length);
  return hidden.toReversed().reduce((shown, { start, end }) => {
    expect(shown.slice(start, end).trimEnd()).toBe('pass');
    return `${shown.slice(0, start)}…${shown.slice(end)}`;
  }, result);
}

const BODY = 'return something(that.is_, long, enough, to.be, worth)';

describe('outline', () => {
  it.each([
    [`def a():\n    ${BODY}\n`, 'def a():\n    …'],
    [`def a():\n    ${BODY}\nb()\n`, 'def a():\n    …\nb()\n'],
    [
      `async  def a ( x = (1, "):") ) -> b[c] :  # d\n    ${BODY}\n\n\n@e\n`,
      'async  def a ( x = (1, "):") ) -> b[c] :  # d\n    …\n@e\n',
    ],
    [
      `class C:\n    def m(\n        self,\n    ):\n        """D."""\n        ${BODY}\n\n    x = $1\n`,
      'class C:\n    def m(\n        self,\n    ):\n        …\n    x = 1\n',
    ],
    [`class C(B):\n    x = 1\n    def m(self):\n        ${BODY}\n$x\n`, 'class C(B):\n    …\nx\n'],
    [`def a():\n\n    # b\n    ${BODY}\n# c\n    d\n# e\n\nf\n`, 'def a():\n\n    # b\n    …\nf\n'],
    [`def a():\r\n    ${BODY}\r\nb\r\n`, 'def a():\r\n    …\nb\r\n'],
    [`def a():\n\tif b:\n\t\t${BODY}\nb\n`, 'def a():\n\t…\nb\n'],
    [
      `def a():\n    x = """\n    b\n    """, '#', "\\"(", [\n        1]\n    ${BODY}\nb\n`,
      'def a():\n    …\nb\n',
    ],
    [
      `class C:\n    x = $1\n    def m(self, o):\n        o.x = self.y == ${BODY.slice(7)}\n`,
      'class C:\n    x = 1\n    def m(self, o):\n        …',
    ],
    [
      `def a():\n    def b():\n        ${BODY}\n    $log()\n    def c():\n        ${BODY}\n`,
      'def a():\n    def b():\n        …\n    log()\n    def c():\n        …',
    ],
  ])('hides the body of %j', (text, expected) => {
    expect(outlined(text)).toBe(expected);
  });

  it.each([
    ['what is looked at', `def a():\n    ${BODY}\n    $log()\n`],
    ['what is short', 'def a():\n    return b\n'],
    ['what stands on the line of its definition', `def a(): ${BODY}\n`],
    [
      'a member that is set',
      `class C:\n    $x\n    def m(self):\n        self.log = ${BODY.slice(7)}\n`,
    ],
    [
      'a member that is declared',
      `class C:\n    $x\n    def m(it):\n        it . log: Log; ${BODY}\n`,
    ],
    [
      'a member in brackets',
      `class C:\n    $x\n    def m(self):\n        (self.log) = ${BODY.slice(7)}\n`,
    ],
    [
      'a member that grows',
      `class C:\n    $x\n    def m(self):\n        self.log //= ${BODY.slice(7)}\n`,
    ],
    ['a property', `class C:\n    $x\n    @property\n    def log(self):\n        ${BODY}\n`],
    [
      'a property among decorators',
      `class C:\n    $x\n    @a.cached_property\n    # b\n    @c(\n        d\n    )\n    def log(self):\n        ${BODY}\n`,
    ],
    ['a string that goes on', `def a():\n    ${BODY}\n    b = """\nc\n"""\n`],
    ['a bracket that goes on', `def a():\n    ${BODY}\n    b = (\n1\n)\n`],
    ['a line that goes on', `def a():\n    ${BODY} + \\\nb\n`],
    ['a string without an end', `def a():\n    ${BODY} + "b\nc\n`],
    ['other blocks', `if a:\n    ${BODY}\nfor a in b:\n    ${BODY}\nwith a:\n    ${BODY}\n`],
    ['parameters without an end', `def a(b:\n    ${BODY}\n`],
  ])('keeps %s', (_, text) => {
    expect(outlined(text)).toBe(text.replaceAll('$', ''));
  });
});

describe('parsePythonOutline', () => {
  it.each([
    ['a string that looks like a function', `a = """\ndef a():\n    ${BODY}\n"""\n`],
    ['a string that looks like its end', `def a():\n    # """\n    ${BODY}\n    b = """\nc\n"""\n`],
    ['an error', `def a():\n    ${BODY}\nb = = 1\n`],
    ['a body that goes on in tabs', `    def a():\n        ${BODY}\n\tb()\n`],
    ['nothing to hide', 'a()\n'],
  ])('gives up on %s', (_, text) => {
    expect(parsePythonOutline(text, [])).toBeUndefined();
  });

  it('keeps every offset, behind a byte order mark too', () => {
    const text = `\uFEFFdef a():\n    # é 😀\n    ${BODY}\nlog.info('x')\n`;
    const { tree, hidden } = parsePythonOutline(text, [text.indexOf('log.info')])!;
    expect(hidden.map(({ start, end }) => text.slice(start, end))).toEqual([BODY]);
    expect(tree.module.body.map(({ start, end }) => text.slice(start, end))).toEqual([
      `def a():\n    # é 😀\n    ${BODY.slice(0, 4)}`,
      "log.info('x')",
    ]);
  });
});

type Way = 'outline' | 'whole' | 'different';

/** How a text comes to its facts: by its outline, or as a whole; and whether both say the same. */
function wayOf(text: string, settings: Settings = defaultSettings, file = 'a.py'): Way {
  const frontEnd = createPythonFrontEnd(settings);
  const candidates = frontEnd.candidates(text);
  const half = candidates && parsePythonOutline(text, candidates);
  const facts =
    half && frontEnd.factsOfOutline({ file, text, tree: half.tree, candidates }, half.hidden);
  if (facts === undefined) return 'whole';
  const whole = frontEnd.facts({ file, text, tree: parsePython(text) });
  return JSON.stringify(facts) === JSON.stringify(whole) ? 'outline' : 'different';
}

describe('facts from an outline', () => {
  const CALL = 'import logging\nLOG = logging.getLogger("a")\nLOG.info("b")\n';
  it.each([
    ['outline', 'a function beside a call', `${CALL}def a():\n    ${BODY}\n`],
    [
      'outline',
      'a clause before a function',
      `try:\n    a\nexcept E as e:\n    print(1)\ndef a():\n    ${BODY}\n`,
    ],
    [
      'whole',
      'a function in the clause of a call',
      `try:\n    a\nexcept E as e:\n    print(1)\n    def a():\n        ${BODY.slice(0, -1)}, e)\n`,
    ],
    [
      'whole',
      'a use of a name that is learnt',
      `${CALL}def log(message):\n    LOG.info(message)\ndef a():\n    log("c")\n    ${BODY}\n`,
    ],
    ['whole', 'a directive', `${CALL}def a():\n    # loglex-disable-line\n    ${BODY}\n`],
  ] as const)('are %s: %s', (way, _, text) => {
    expect(wayOf(text)).toBe(way);
  });

  it('are whole: what is opened may be closed in a function that is hidden', () => {
    const protocols = [{ open: 'open_stage', close: ['finish'], record: [] }];
    const text = `def f(p):\n    s = open_stage(p)\n    def done():\n        s.finish(${BODY.slice(7)})\n    p.on(done)\n`;
    expect(wayOf(text, { ...defaultSettings, protocols })).toBe('whole');
  });

  it('are those of generated programs', () => {
    fc.assert(
      fc.property(program, (text) => {
        expect(wayOf(text)).not.toBe('different');
      }),
      { numRuns: 1_000 },
    );
    expect(fc.sample(program, 200).map((text) => wayOf(text))).toContain('outline');
  });
});

const value = fc.constantFrom(
  ...['logging.getLogger("x")', 'LOG', 'logger', 'self.log', 'None', 'make(a, b=[1, (2)])'],
  ...['"text # ("', "f'{a}'", '"""long\n  text"""', 'lambda: LOG', 'print', 'logger.info'],
);
const name = fc.constantFrom(
  'a',
  'log',
  'LOG',
  'self.log',
  'self._logger',
  'self.x: Logger',
  'say',
);
const simple = fc.oneof(
  fc.tuple(name, value).map(([target, given]) => `${target} = ${given}`),
  fc
    .tuple(
      fc.constantFrom('self.log', 'LOG', 'logger', 'a', 'self._logger', 'self.member()'),
      fc.constantFrom('info', 'error', 'debug', 'emit', 'close'),
    )
    .map(([receiver, method]) => `${receiver}.${method}("m %s", e)`),
  value.map((given) => `return ${given}`),
  fc.constantFrom(
    ...['print("x")', 'import logging', 'from logging import info as say', 'say("x")', 'raise'],
    ...['global LOG', 'nonlocal a', 'pass', 'self.member(1)', 'a = (\n1)', 'x = """\ny"""'],
    ...['some.thing(that, makes, a, body, worth.the, effort)', 'self.log = other.shared'],
    ...['self.m1.info("x")', 'self.log.info("x")', 'self.log = LOG'],
  ),
);
/** Lines of a block, without its indentation. */
const block: fc.Arbitrary<string[]> = fc.letrec<{ block: string[] }>((tie) => {
  const inner = tie('block').map((lines) => lines.map((line) => `    ${line}`));
  const head = fc.constantFrom(
    ...['def m(self):', 'def log(self, message):', 'async def n(', 'class C:', 'class D(C):'],
    ...['if a:', 'for a in b:', 'while True:', 'with a as b:', '@property', '@staticmethod'],
  );
  const compound = fc.tuple(head, inner, inner).map(([line, body, other]) => {
    if (line.startsWith('async')) return [line, '    self,', ') -> None:', ...body];
    if (line.startsWith('@')) return [line, 'def member(self):', ...body];
    return line === 'if a:' ? ['try:', ...body, 'except E as e:', ...other] : [line, ...body];
  });
  const methods = fc
    .array(fc.array(simple, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
    .map((bodies) => [
      'class M:',
      ...bodies.flatMap((lines, index) => [
        ...(index === 1 ? ['    @property'] : []),
        `    def ${index === 0 ? '__init__' : `m${index}`}(self):`,
        ...lines.map((line) => `        ${line}`),
      ]),
    ]);
  const line = simple.map((one) => [one]);
  const part = fc.oneof({ maxDepth: 4, depthSize: 'small' }, line, methods, compound);
  return {
    block: fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.flat()),
  };
}).block;
const program = fc
  .tuple(block, fc.constantFrom('\n', '\n', '\r\n'))
  .map(([lines, end]) => `${lines.join('\n')}\n`.replaceAll('\n', end));

const PROJECTS = fileURLToPath(new URL('../../../../../test-fixtures/projects/', import.meta.url));
// With a folder of real code it takes two minutes; `scripts/recognition/corpora.js` says what to put there.
const corpora = process.env['LOGLEX_CORPORA'];
const folders = [PROJECTS, ...(corpora === undefined ? [] : [corpora])].flatMap((parent) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name)),
);

describe('facts of files from their outlines', () => {
  it.each(folders)('are those from the whole file: %s', { timeout: 600_000 }, async (cwd) => {
    const { root, settings, select } = await openProject({ cwd, cache: false });
    const frontEnd = createPythonFrontEnd(settings);
    const ways: Record<Way, string[]> = { outline: [], whole: [], different: [] };
    for (const { file } of select().files) {
      if (!file.endsWith('.py')) continue;
      const text = readFileSync(join(root, file), 'utf8');
      if (frontEnd.prefilter(text)) ways[wayOf(text, settings, file)].push(file);
    }
    const { outline: taken, whole, different } = ways;
    if (taken.length > 0 && corpora !== undefined)
      process.stdout.write(`${cwd}: ${taken.length} by outline, ${whole.length} whole\n`);
    expect(different).toEqual([]);
  });
});

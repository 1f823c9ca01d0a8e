/** Catalog files in ESLint: the tree, the comments, the parse errors. */
import { Linter, type Rule } from 'eslint';
import plugin from 'eslint-plugin-loglex';
import { describe, expect, it } from 'vitest';
import { expectSoundTree, listen } from './lint-text.ts';

const YAML = `# A shop.
loglex: 1
base: &base { level: info, tags: [a, 'b'] }
components:
  shop: { description: "It sells", codes: [SHOP100-SHOP199] }
constants:
  - <<: *base
    code: SHOP101 # the first
    message: >-
      Order # placed
    component:
    same: *base
retired: []
`;

const JSON_TEXT = `{
  // A shop.
  "loglex": 1,
  "constants": [{ "code": "SHOP101", "message": "a // b", }] /* end */
}
`;

describe('the tree', () => {
  it.each([
    ['a.yaml', YAML],
    ['a.yaml', YAML.replaceAll('\n', '\r\n')],
    ['a.yaml', ''],
    ['a.yaml', 'loglex: 1'],
    ['a.json', JSON_TEXT],
    ['a.json', '[]'],
  ])('is sound: %s %j', (file, text) => {
    expect(expectSoundTree('catalog', file, text)).toBeGreaterThan(0);
  });

  it('answers selectors', () => {
    const found: string[] = [];
    listen('catalog', 'a.yaml', YAML, (sourceCode) => ({
      'Pair[key.text="code"] > Scalar.value': (node) => found.push(sourceCode.getText(node)),
      'Mapping[style="flow"] > Pair:has(> Sequence)': (node) =>
        found.push(sourceCode.getText(node)),
    }));
    expect(found).toEqual(["tags: [a, 'b']", 'codes: [SHOP100-SHOP199]', 'SHOP101']);
  });
});

describe('hostile text', () => {
  const bomb = Array.from({ length: 12 }, (_, n) => {
    const items = new Array(9).fill(n === 0 ? 'x' : `*a${n - 1}`).join(', ');
    return `a${n}: &a${n} [${items}]\n`;
  }).join('');

  it.each([
    ['a bomb of aliases', 'a.yaml', bomb],
    ['keys of Object', 'a.yaml', '__proto__: { constructor: 1 }\n? [a]\n: b\n'],
    ['keys of Object in JSON', 'a.json', '{ "__proto__": { "constructor": 1 } }'],
    ['a circle', 'a.yaml', 'a: &a\n  b: *a\n'],
    ['several documents', 'a.yaml', 'a: 1\n---\nb: 2\n'],
    ['merges of merges', 'a.yaml', 'a: &a { x: 1 }\nb: &b { <<: *a }\nc: { <<: [*a, *b], y: 2 }\n'],
    ['tabs', 'a.yaml', 'a:\n\tb: 1\n'],
    ['NUL', 'a.yaml', 'a: "\0"\n'],
    ['depth', 'a.json', '['.repeat(100_000)],
    ['length', 'a.yaml', `# ${'x'.repeat(17 * 1024 * 1024)}`],
    ['a comment that stays open', 'a.json', '{ "a": 1 } /* eslint-disable'],
    ['a string that stays open', 'a.yaml', "a: 'b # eslint-disable\n"],
  ])('throws nothing: %s', (_, file, text) => {
    const config: Linter.Config = {
      files: ['**/*.{yaml,json}'],
      plugins: { loglex: plugin },
      language: 'loglex/catalog',
    };
    expect(() => new Linter().verify(text, [config], file)).not.toThrow();
  });
});

describe('comments', () => {
  /** Reports every scalar that says `bad`. */
  const noBad: Rule.RuleModule = {
    create: (context) => ({
      'Scalar[text=/bad/]'(node: Rule.Node) {
        context.report({ node, message: 'bad' });
      },
    }),
  };

  function linesOf(text: string, file = 'a.yaml'): string[] {
    const config: Linter.Config = {
      files: ['**/*.{py,yaml,json}'],
      plugins: { loglex: plugin, test: { rules: { 'no-bad': noBad } } },
      language: 'loglex/catalog',
      rules: { 'test/no-bad': 'error' },
    };
    return new Linter()
      .verify(text, [config], file)
      .map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`);
  }

  it('excuse in YAML', () => {
    expect(linesOf('a: bad\nb: bad # eslint-disable-line test/no-bad\n')).toEqual([
      '1 test/no-bad',
    ]);
    expect(linesOf('# eslint-disable-next-line test/no-bad -- it is\na: bad\n')).toEqual([]);
  });

  it('are none inside of values', () => {
    const text = `a: "# eslint-disable"
b: 'x # eslint-disable'
c: |
  # eslint-disable
d: bad
e: x#eslint-disable
f: bad # eslint-disable
g: bad
`;
    // The last comment disables from where it stands.
    expect(linesOf(text)).toEqual(['5 test/no-bad', '7 test/no-bad']);
  });

  it('excuse in JSON', () => {
    const text = `{
  "a": "bad", // eslint-disable-line test/no-bad
  "b": "// eslint-disable \\" bad",
  /* eslint-disable test/no-bad */
  "c": "bad",
  /* eslint-enable */
  "d": "bad"
}
`;
    expect(linesOf(text, 'a.json')).toEqual(['3 test/no-bad', '7 test/no-bad']);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['a.yaml', 'loglex: 1\nconstants: [}\n', 2, /^Parsing error: This is not valid YAML: /],
    ['a.json', '{ "loglex": 1,\n  "constants" [] }', 2, /^Parsing error: This is not valid JSON: /],
    ['a.yaml', 'a: 1\n<<<<<<< ours\nb: 1\n=======\n>>>>>>> theirs\n', 2, /conflict markers/],
    ['a.yaml', `a: ${'['.repeat(100)}`, 1, /^Parsing error: /],
  ])('is a parse error: %s %j', (file, text, line, words) => {
    const config: Linter.Config = {
      files: ['**/*.{py,yaml,json}'],
      plugins: { loglex: plugin },
      language: 'loglex/catalog',
    };
    expect(new Linter().verify(text, [config], file)).toEqual([
      expect.objectContaining({
        ruleId: null,
        fatal: true,
        line,
        message: expect.stringMatching(words),
      }),
    ]);
  });
});

import { readDocument } from '@loglex/catalog';
import type { DataNode } from '@loglex/catalog';
import { describe, expect, it } from 'vitest';

/** The tree as plain data: texts, lists, and lists of pairs for maps. */
function said(node: DataNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'seq') return node.items.map(said);
  return node.entries.map(({ key, value }) => [key.text, said(value)]);
}

function yaml(text: string) {
  return readDocument({ file: 'a.yaml', text });
}

function json(text: string) {
  return readDocument({ file: 'a.json', text });
}

function idsOf({ problems }: ReturnType<typeof yaml>): string[] {
  return problems.map(({ id }) => id);
}

describe('YAML', () => {
  it('leaves every scalar the text that it is', () => {
    const { root, problems } = yaml(
      "a: 0123\nb: no\nc: \"no\\n\"\nd: 'it''s'\ne: |\n  x\n  y\nf: >-\n  x\n  y\ng:\nh: ~\ni: 2024-01-01\n",
    );
    expect(problems).toEqual([]);
    expect(said(root)).toEqual([
      ['a', '0123'],
      ['b', 'no'],
      ['c', 'no\n'],
      ['d', "it's"],
      ['e', 'x\ny\n'],
      ['f', 'x y'],
      ['g', ''],
      ['h', '~'],
      ['i', '2024-01-01'],
    ]);
  });

  it('ranges over what is written, byte order mark and line ends included', () => {
    const text = '\uFEFFa: "x"\r\nb: [y, {z: 1}]\r\n';
    const { root } = yaml(text);
    if (root?.kind !== 'map') throw new Error('no map');
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(root.entries.map(({ key, value }) => [cut(key.range), cut(value.range)])).toEqual([
      ['a', '"x"'],
      ['b', '[y, {z: 1}]'],
    ]);
  });

  it('takes anchors and merge keys: what is written here wins', () => {
    const { root, problems } = yaml(
      'a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [*a, {z: 4, x: 5}]}\n',
    );
    expect(problems).toEqual([]);
    expect(said(root)).toEqual([
      [
        'a',
        [
          ['x', '1'],
          ['y', '2'],
        ],
      ],
      [
        'b',
        [
          ['y', '3'],
          ['x', '1'],
        ],
      ],
      [
        'c',
        [
          ['x', '1'],
          ['y', '2'],
          ['z', '4'],
        ],
      ],
    ]);
  });

  it.each([
    ['an unknown alias', 'a: *b\n', 'syntax'],
    ['an alias inside its own anchor', 'a: &a [*a]\n', 'syntax'],
    ['a list as key', '? [a]\n: b\n', 'syntax'],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'syntax'],
    ['several documents', 'a: 1\n---\nb: 2\n', 'syntax'],
    ['an open quote', 'a: "b\n', 'syntax'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'duplicate-key'],
    ['a NUL', 'a: \0\n', 'invalid-utf8'],
    ['a replacement character', 'a: \uFFFD\n', 'invalid-utf8'],
    [
      'conflict markers',
      'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n',
      'conflict-markers',
    ],
    ['deep flow', '['.repeat(100_000), 'too-large'],
    ['deep dashes', '- '.repeat(10_000), 'too-large'],
    [
      'deep maps',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
      'too-large',
    ],
    ['17 million characters', `a: ${'x'.repeat(17e6)}\n`, 'too-large'],
  ])('has one message for %s', (_, text, id) => {
    expect(idsOf(yaml(text))).toEqual([id]);
  });

  it('reports each repeat of a key among many', () => {
    const keys = Array.from({ length: 100 }, (_, i) => `k${i}: 1\n`).join('');
    expect(yaml(`${keys}k7: 2\nk7: 3\n`).problems.map(({ range }) => range)).toEqual([
      { start: keys.length, end: keys.length + 2 },
      { start: keys.length + 6, end: keys.length + 8 },
    ]);
  });

  it('does not write a bomb out', () => {
    const names = [...'abcdefghi'];
    const text = names
      .map(
        (name, i) =>
          `${name}: &${name} [${Array(9)
            .fill(i ? `*${names[i - 1]}` : 'x')
            .join(', ')}]\n`,
      )
      .join('');
    const start = performance.now();
    expect(idsOf(yaml(text))).toEqual(['too-large']);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('allows what stays below each limit', () => {
    expect(idsOf(yaml(`a: ${'['.repeat(60)}${']'.repeat(60)}\n`))).toEqual([]);
    expect(idsOf(yaml(`a: &a [${'x, '.repeat(99)}x]\nb: [${'*a, '.repeat(100)}]\n`))).toEqual([]);
  });

  it('takes __proto__ for a key like any other', () => {
    const { root } = yaml('__proto__: {polluted: yes}\nconstructor: 1\n');
    expect(said(root)).toEqual([
      ['__proto__', [['polluted', 'yes']]],
      ['constructor', '1'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['', '\n', '# nothing\n', '\uFEFF', '---\n'])('has no root in %j', (text) => {
    expect(yaml(text)).toEqual({ root: undefined, problems: [] });
  });
});

describe('JSON', () => {
  it('reads comments and trailing commas, and keeps numbers as text', () => {
    const text = '\uFEFF{ "a": 1.50, // one\n "b": [true, null, "x\\u0041",], }';
    const { root, problems } = json(text);
    expect(problems).toEqual([]);
    expect(said(root)).toEqual([
      ['a', '1.50'],
      ['b', ['true', 'null', 'xA']],
    ]);
    if (root?.kind !== 'map') throw new Error('no map');
    expect(text.slice(root.entries[1]!.value.range.start, root.entries[1]!.value.range.end)).toBe(
      '[true, null, "x\\u0041",]',
    );
    expect(text.slice(root.range.start, root.range.end)).toBe(text.slice(1));
  });

  it.each([
    ['{"a": 1', 'syntax'],
    ['{"a" 1}', 'syntax'],
    ['{"a": 1} x', 'syntax'],
    ['{"a": 1, "a": 2}', 'duplicate-key'],
    ['['.repeat(100_000), 'too-large'],
    ['{"a": "\uFFFD"}', 'invalid-utf8'],
  ])('has one message for %.20s', (text, id) => {
    expect(idsOf(json(text))).toEqual([id]);
  });

  it('keeps what it read of a file that breaks off', () => {
    expect(said(json('{"a": [1, {"b": "c"').root)).toEqual([['a', ['1', [['b', 'c']]]]]);
  });
});

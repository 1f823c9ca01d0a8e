/** Changes between two versions of a catalog, each judged by hand before the code was written. */
import {
  type CatalogChange,
  type ChangeKind,
  CHANGE_KINDS,
  diffCatalogs,
  parseCatalog,
} from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const COMPONENTS = `components:
  orders: { codes: [LOG100-LOG199] }
  payments: { codes: [LOG200-LOG299] }
`;

function catalogOf(constants: string, retired = '') {
  const text = `loglex: 1\n${COMPONENTS}constants:${constants === '' ? ' []' : `\n${constants}`}\n${retired}`;
  return parseCatalog([{ file: 'log-catalog.yaml', text }]).catalog;
}

/** `kind impact`, and `!` where a new code is asked for. */
function told(changes: readonly CatalogChange[]): string[] {
  return changes.map(
    ({ code, kind, impact, asksForNewCode }) =>
      `${code} ${kind} ${impact}${asksForNewCode ? ' !' : ''}`,
  );
}

const BASE =
  '{ code: LOG100, name: QUEUE_FULL, level: warn, component: orders, message: "Queue {queue} is full: {dropped} rows dropped"';

function changed(from: string, to: string): string[] {
  return told(diffCatalogs(catalogOf(`  - ${from}`), catalogOf(`  - ${to}`)));
}

describe('one constant', () => {
  test.each<[what: string, from: string, to: string, expected: string[]]>([
    ['stays as it was', `${BASE} }`, `${BASE} }`, []],
    [
      'says it with another level',
      `${BASE} }`,
      `${BASE.replace('warn', 'error')} }`,
      ['LOG100 severity breaking'],
    ],
    [
      'spells its level otherwise',
      `${BASE} }`,
      `${BASE.replace('warn', 'warning')} }`,
      ['LOG100 severity harmless'],
    ],
    [
      'belongs to another component',
      `${BASE} }`,
      `${BASE.replace('orders', 'payments')} }`,
      ['LOG100 component breaking !'],
    ],
    [
      'is told in other words',
      `${BASE} }`,
      `${BASE.replace('is full', 'has no room')} }`,
      ['LOG100 wording risky'],
    ],
    [
      'says something else',
      `${BASE} }`,
      `${BASE.replace(/message: ".*"/, 'message: "Payment refused by {queue} after {dropped} attempts"')} }`,
      ['LOG100 wording risky !'],
    ],
    [
      'loses a value',
      `${BASE} }`,
      `${BASE.replace(': {dropped} rows', ': rows')} }`,
      ['LOG100 wording risky', 'LOG100 placeholders breaking'],
    ],
    [
      'names a value otherwise',
      `${BASE} }`,
      `${BASE.replace('{dropped}', '{lost}')} }`,
      ['LOG100 placeholders breaking'],
    ],
    [
      'shows one more value',
      `${BASE} }`,
      `${BASE.replace('rows', 'of {all} rows')} }`,
      ['LOG100 wording risky', 'LOG100 placeholders risky'],
    ],
    [
      'gets a new name',
      `${BASE} }`,
      `${BASE.replace('QUEUE_FULL', 'QUEUE_IS_FULL')} }`,
      ['LOG100 renamed risky'],
    ],
    [
      'gets a new name and keeps the old',
      `${BASE} }`,
      `${BASE.replace('QUEUE_FULL', 'QUEUE_IS_FULL')}, aliases: [QUEUE_FULL] }`,
      ['LOG100 renamed harmless'],
    ],
    [
      'gets a new code',
      `${BASE} }`,
      `${BASE.replace('LOG100', 'LOG101')} }`,
      ['LOG101 recoded breaking'],
    ],
    ['is tagged', `${BASE} }`, `${BASE}, tags: [backpressure] }`, ['LOG100 tags harmless']],
    ['loses a tag', `${BASE}, tags: [a, b] }`, `${BASE}, tags: [b] }`, ['LOG100 tags breaking']],
    [
      'has a field of another type',
      `${BASE}, fields: { dropped: { type: integer } } }`,
      `${BASE}, fields: { dropped: { type: string } } }`,
      ['LOG100 fields breaking'],
    ],
    [
      'asks for one more field',
      `${BASE} }`,
      `${BASE}, fields: { host: { type: string, required: true } } }`,
      ['LOG100 fields harmless'],
    ],
    [
      'loses a field',
      `${BASE}, fields: { host: { type: string } } }`,
      `${BASE} }`,
      ['LOG100 fields breaking'],
    ],
    [
      'is explained',
      `${BASE} }`,
      `${BASE}, description: The writer is slow. }`,
      ['LOG100 meaning harmless'],
    ],
    [
      'means something else',
      `${BASE}, description: The writer is slower than the producers. }`,
      `${BASE}, description: A disk has failed and needs replacement. }`,
      ['LOG100 meaning risky !'],
    ],
    [
      'is to be met otherwise',
      `${BASE} }`,
      `${BASE}, action: Restart it. }`,
      ['LOG100 advice harmless'],
    ],
    [
      'is deprecated',
      `${BASE} }`,
      `${BASE}, deprecated: { replaced-by: LOG101 } }`,
      ['LOG100 deprecated harmless'],
    ],
    [
      'ends without the full stop',
      `${BASE.replace('dropped"', 'dropped."')} }`,
      `${BASE} }`,
      [], // `matchKey` does not count it: nobody looks for it.
    ],
  ])('that %s', (_, from, to, expected) => {
    expect(changed(from, to)).toEqual(expected);
  });
});

describe('comings and goings', () => {
  const one = `  - ${BASE} }`;
  const two = '  - { code: LOG101, name: OTHER, level: info, component: orders, message: Other }';

  test('a new constant is harmless', () => {
    expect(told(diffCatalogs(catalogOf(one), catalogOf(`${one}\n${two}`)))).toEqual([
      'LOG101 added harmless',
    ]);
  });

  test('one that is gone without a trace breaks', () => {
    expect(told(diffCatalogs(catalogOf(`${one}\n${two}`), catalogOf(one)))).toEqual([
      'LOG101 removed breaking',
    ]);
  });

  test('one that is retired breaks, unless it was deprecated', () => {
    const retired = 'retired: [{ code: LOG100, name: QUEUE_FULL }]\n';
    const deprecated = `  - ${BASE}, deprecated: { since: 1.0.0 } }`;
    expect(told(diffCatalogs(catalogOf(one), catalogOf('', retired)))).toEqual([
      'LOG100 retired breaking',
    ]);
    expect(told(diffCatalogs(catalogOf(deprecated), catalogOf('', retired)))).toEqual([
      'LOG100 retired risky',
    ]);
  });

  test('a retired code that is used again asks for another', () => {
    const retired = 'retired: [{ code: LOG100, name: BEFORE }]\n';
    expect(told(diffCatalogs(catalogOf('', retired), catalogOf(one)))).toEqual([
      'LOG100 reused breaking !',
    ]);
  });

  test('a code that is kept as retired says where its constant went', () => {
    const [change, ...others] = diffCatalogs(
      catalogOf(`  - ${BASE} }`),
      catalogOf(
        `  - ${BASE.replace('LOG100', 'LOG101')} }`,
        'retired: [{ code: LOG100, replaced-by: LOG101 }]\n',
      ),
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      kind: 'recoded',
      impact: 'breaking',
      message:
        'LOG100 is retired, and LOG101 stands in its place: who looks for LOG100 has to look for LOG101.',
    });
  });

  test('two constants that swap their codes are both recoded, and both codes are used again', () => {
    const swapped = [one.replace('LOG100', 'LOG101'), two.replace('LOG101', 'LOG100')].join('\n');
    expect(told(diffCatalogs(catalogOf(`${one}\n${two}`), catalogOf(swapped)))).toEqual([
      'LOG100 reused breaking !',
      'LOG100 recoded breaking',
      'LOG101 reused breaking !',
      'LOG101 recoded breaking',
    ]);
  });

  test('a code of two owners loses the one that went, and only that', () => {
    const twin = two.replace('LOG101', 'LOG100');
    expect(told(diffCatalogs(catalogOf(`${one}\n${twin}`), catalogOf(twin)))).toEqual([
      'LOG100 removed breaking',
    ]);
  });
});

const KINDS = new Set<string>(CHANGE_KINDS);
const word = fc.constantFrom('queue', 'full', '{id}', '{n}', 'row', 'lost', 'of', 'is');
const constant = fc.record({
  code: fc.integer({ min: 100, max: 112 }).map((number) => `LOG${number}`),
  name: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  level: fc.constantFrom('debug', 'info', 'warn', 'error'),
  component: fc.constantFrom('orders', 'payments'),
  message: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
});
const catalog = fc
  .array(constant, { maxLength: 8 })
  .map((list) => catalogOf(list.map((each) => `  - ${JSON.stringify(each)}`).join('\n')));

test('of any catalog and itself there is no change', () => {
  fc.assert(fc.property(catalog, (one) => diffCatalogs(one, one).length === 0));
});

test('every constant that came or went is told of, once', () => {
  fc.assert(
    fc.property(catalog, catalog, (before, after) => {
      const changes = diffCatalogs(before, after);
      const of = (...kinds: ChangeKind[]) => changes.filter(({ kind }) => kinds.includes(kind));
      const pairs = after.constants.length - of('added').length - arrivals(changes);
      expect(changes.every(({ kind }) => KINDS.has(kind))).toBe(true);
      expect(before.constants.length - of('removed', 'retired').length).toBe(pairs);
    }),
  );
});

/** Those that came under a code which had stood for something else: they have no `before`, and no pair. */
function arrivals(changes: readonly CatalogChange[]): number {
  const recoded = new Set(
    changes.filter(({ kind }) => kind === 'recoded').map(({ after }) => after),
  );
  return changes.filter(({ kind, after }) => kind === 'reused' && !recoded.has(after)).length;
}

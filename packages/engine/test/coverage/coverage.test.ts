import { parseCatalog } from '@loglex/catalog';
import { coverage, namedConstants } from '@loglex/engine';
import { describe, expect, test } from 'vitest';

const { catalog } = parseCatalog([
  {
    file: 'log-catalog.yaml',
    text: `loglex: 1
components: { orders: {}, payments: {} }
constants:
  - { code: LOG61, name: FULL, level: info, message: Full, component: orders }
  - { code: LOG612, name: QUEUE_FULL, level: info, message: Full, component: orders }
  - { code: "api:12", name: REFUSED, level: info, message: No, component: payments }
  - { code: LOG9, name: OLD_ONE, level: info, message: Old, component: orders, deprecated: {} }
  - { code: LOG8, name: LONELY, level: info, message: Alone }
`,
  },
]);

function found(text: string, by?: readonly ('code' | 'name')[]): string[] {
  const all = new Set<(typeof catalog.constants)[number]>();
  namedConstants(catalog, by)(text, all);
  return [...all].map(({ code }) => code).sort();
}

describe('constants that a text names', () => {
  test.each([
    ['LOG612 | queue full', ['LOG612']],
    ['LOG61', ['LOG61']],
    ['XLOG61 LOG6123 LOG61_', []],
    ['[LOG61] (LOG612): "LOG8"', ['LOG61', 'LOG612', 'LOG8']],
    ['expect(code).toBe("api:12")', ['api:12']],
    ['api:123 xapi:12', []],
    ['QUEUE_FULL is a name', ['LOG612']],
    ['FULL is a word', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a log is asked for codes only', () => {
    expect(found('QUEUE_FULL LOG8', ['code'])).toEqual(['LOG8']);
  });
});

test('counts each state by component, and asks nothing of what is deprecated', () => {
  const [full, queue, refused, old] = catalog.constants;
  const { total, components } = coverage(catalog, {
    referenced: new Set([full!, queue!, old!]),
    tested: new Set([refused!]),
  });
  const plain = components.map(({ component, declared, counts }) => [component, declared, counts]);
  expect(plain).toEqual([
    ['orders', 2, { referenced: 2, tested: 0 }],
    ['payments', 1, { referenced: 0, tested: 1 }],
    [undefined, 1, { referenced: 0, tested: 0 }],
  ]);
  expect([total.declared, total.counts]).toEqual([4, { referenced: 2, tested: 1 }]);
  expect(total.missing.referenced?.map(({ code }) => code)).toEqual(['api:12', 'LOG8']);
  expect(total.missing.seen).toBeUndefined();
});

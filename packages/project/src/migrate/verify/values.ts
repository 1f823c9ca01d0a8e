/** The values that generated calls log: all kinds, and every text that some logger may take for more than text. */
import type { Random } from './random.ts';

/** What a call evaluated and turned into text, in order. */
export type Trace = string[];

export function createValues(trace: Trace): readonly unknown[] {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle['self'] = circle;
  return [
    'plain',
    '',
    'two words',
    '100% sure: %s %d %i %j %o %% %c %',
    '{id} {{x}} } { {0}',
    `it's a "quote" and a \`tick\``,
    'größe 🚀 \u2028 \u202e',
    'line\nbreak\ttab \u001b[31m',
    0,
    -0,
    42,
    -1.5,
    1e21,
    NaN,
    Infinity,
    10n,
    true,
    false,
    null,
    undefined,
    new Error('Boom %s {x}'),
    Object.assign(new TypeError('Bad'), { code: 'E_BAD', status: 7 }),
    { a: 1, nested: { list: [1, { deep: { deeper: true } }] } },
    [1, 'two', null, [3]],
    new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
    Symbol('sign'),
    function named() {
      return 1;
    },
    () => 2,
    class Thing {
      readonly size = 1;
    },
    new Map([['key', { v: 1 }]]),
    new Set([1]),
    /re+/g,
    new URL('https://example.test/a%20b'),
    Buffer.from('ab'),
    Object.create(null),
    circle,
    {
      toString() {
        trace.push('text of traced');
        return 'traced %d';
      },
    },
    {
      message: 'of an object',
      stack: 'no stack',
      toString: () => 'custom',
    },
  ];
}

/** Names that the expressions of a call are made of. */
export const NAMES = [
  'user',
  'count',
  'items',
  'url',
  'state',
  'result',
  'reason',
  'payload',
  'total',
  'ms',
] as const;

/** A value for each name, for `ctx.<name>` and for what `load(n)` gives. */
export interface Bound {
  readonly names: Readonly<Record<string, unknown>>;
  readonly ctx: Readonly<Record<string, unknown>>;
  readonly loaded: readonly unknown[];
}

export function bindValues(values: readonly unknown[], random: Random): Bound {
  const some = (): Record<string, unknown> =>
    Object.fromEntries(NAMES.map((name) => [name, random.pick(values)]));
  const ctx = { ...some(), inner: some() };
  return { names: some(), ctx, loaded: Array.from({ length: 8 }, () => random.pick(values)) };
}

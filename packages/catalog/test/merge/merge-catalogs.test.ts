/** Merges of catalog files: by hand, and held against what each side meant. */
import { mergeCatalogs, parseCatalog } from '@loglex/catalog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const HEAD = `# The catalog of the shop.
loglex: 1
components:
  orders: { codes: [LOG100-LOG199] }
constants:
`;

const FULL = `  - code: LOG100
    name: QUEUE_FULL
    level: warn # Not an error: the writer catches up.
    message: "Queue full"
    component: orders
`;
const SLOW = `  # Seen under load.
  - code: LOG105
    name: SLOW
    level: info
    message: Slow
    component: orders
`;
const added = (code: string, name: string) => `  - code: ${code}
    name: ${name}
    level: info
    message: ${name}
    component: orders
`;

function merge(base: string, ours: string, theirs: string, file = 'log-catalog.yaml') {
  return mergeCatalogs({ file, base, ours, theirs });
}

function merged(base: string, ours: string, theirs: string): string {
  const { text, conflicts } = merge(base, ours, theirs);
  expect(conflicts).toEqual([]);
  return text;
}

function conflict(base: string, ours: string, theirs: string): string {
  const { text, conflicts } = merge(base, ours, theirs);
  expect(conflicts).toHaveLength(1);
  expect(text.includes('<<<<<<< ours\n')).toBe(conflicts[0]!.marked);
  return conflicts[0]!.message;
}

const BASE = HEAD + FULL + SLOW;

describe('what git would call a conflict and is none', () => {
  test('two codes added at one place stand in their order', () => {
    const ours = HEAD + FULL + added('LOG102', 'B') + SLOW;
    const theirs = HEAD + FULL + added('LOG101', 'A') + added('LOG103', 'C') + SLOW;
    const both = [added('LOG101', 'A'), added('LOG102', 'B'), added('LOG103', 'C')].join('');
    expect(merged(BASE, ours, theirs)).toBe(HEAD + FULL + both + SLOW);
    expect(merged(BASE, theirs, ours)).toBe(HEAD + FULL + both + SLOW);
  });

  test('two keys of one entry, on neighbouring lines', () => {
    const ours = BASE.replace('name: QUEUE_FULL', 'name: QUEUE_IS_FULL');
    const theirs = BASE.replace('level: warn', 'level: error');
    const both = ours.replace('level: warn', 'level: error');
    expect(merged(BASE, ours, theirs)).toBe(both);
    expect(merged(BASE, theirs, ours)).toBe(both);
  });

  test('a change and a retirement of two neighbours', () => {
    const ours = BASE.replace('message: "Queue full"', 'message: "The queue is full"');
    const theirs = `${HEAD}${FULL}retired:\n  - { code: LOG105, name: SLOW, since: 2.0.0 }\n`;
    expect(merged(BASE, ours, theirs)).toBe(
      theirs.replace('message: "Queue full"', 'message: "The queue is full"'),
    );
  });

  test('a comment of one side beside a change of the other', () => {
    const ours = BASE.replace('# Seen under load.', '# Seen under load, and at night.');
    const theirs = BASE.replace('message: Slow', 'message: Slow down');
    expect(merged(BASE, ours, theirs)).toBe(ours.replace('message: Slow', 'message: Slow down'));
  });

  test('the same on both sides', () => {
    const both = HEAD + FULL + added('LOG101', 'A') + SLOW;
    expect(merged(BASE, both, both)).toBe(both);
  });
});

describe('what a person must decide', () => {
  test('one code with two meanings', () => {
    const message = conflict(
      BASE,
      HEAD + FULL + added('LOG101', 'A') + SLOW,
      HEAD + FULL + added('LOG101', 'B') + SLOW,
    );
    expect(message).toContain('Both sides gave LOG101 to a constant of their own');
  });

  test('one name with two codes: each side is right, and together they are not', () => {
    const message = conflict(
      BASE,
      HEAD + FULL + added('LOG101', 'A') + SLOW,
      HEAD + FULL + added('LOG102', 'A') + SLOW,
    );
    expect(message).toContain('Only after the merge');
  });

  test('one level changed two ways', () => {
    const message = conflict(
      BASE,
      BASE.replace('level: warn', 'level: error'),
      BASE.replace('level: warn', 'level: info'),
    );
    expect(message).toBe('Both sides changed level of LOG100. Decide which it is.');
  });

  test('a change of what the other side took away', () => {
    const message = conflict(BASE, BASE.replace('message: Slow', 'message: Slower'), HEAD + FULL);
    expect(message).toContain('One side changed LOG105, the other took it out of constants');
  });
});

describe('files that cannot be cut into entries', () => {
  test('JSON is merged line by line, where that gives JSON', () => {
    const json = (...codes: string[]) =>
      `{\n  "loglex": 1,\n  "constants": [\n${codes.map((code) => `    { "code": "${code}", "level": "info", "message": "${code}" }`).join(',\n')}\n  ]\n}\n`;
    const base = json('LOG1', 'LOG2', 'LOG3');
    const ours = base.replace('"message": "LOG1"', '"message": "One"');
    const theirs = base.replace('"message": "LOG3"', '"message": "Three"');
    const { text, conflicts } = merge(base, ours, theirs, 'log-catalog.json');
    expect(conflicts).toEqual([]);
    expect(text).toBe(ours.replace('"message": "LOG3"', '"message": "Three"'));
  });

  test('what lines alone would join into nonsense is a conflict', () => {
    const base = '{ "constants": [\n  { "code": "A1" }\n] }\n';
    const ours = '{ "constants": [\n  { "code": "A1" },\n  { "code": "A2" }\n] }\n';
    const theirs = '{ "constants": [\n  { "code": "A0" },\n  { "code": "A1" }\n] }\n';
    const { conflicts } = merge(base, ours, theirs, 'log-catalog.json');
    expect(conflicts.length).toBeGreaterThan(0);
  });
});

interface Entry {
  readonly code: string;
  readonly level: string;
  readonly message: string;
}

const level = fc.constantFrom('debug', 'info', 'warn', 'error');
const words = fc.constantFrom('full', 'slow', 'lost', 'late', 'gone', 'new');
const entries = fc
  .uniqueArray(fc.integer({ min: 100, max: 130 }), { maxLength: 6 })
  .chain((codes) =>
    fc.tuple(
      ...codes
        .toSorted((a, b) => a - b)
        .map((code) => fc.record({ code: fc.constant(`LOG${code}`), level, message: words })),
    ),
  );

type Step =
  | { readonly do: 'add'; readonly entry: Entry }
  | { readonly do: 'drop'; readonly at: number }
  | {
      readonly do: 'set';
      readonly at: number;
      readonly key: 'level' | 'message';
      readonly to: string;
    };

const step = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    entry: fc.record({
      code: fc.integer({ min: 131, max: 140 }).map((code) => `LOG${code}`),
      level,
      message: words,
    }),
  }),
  fc.record({ do: fc.constant('drop' as const), at: fc.nat(5) }),
  fc.record({
    do: fc.constant('set' as const),
    at: fc.nat(5),
    key: fc.constant('level' as const),
    to: level,
  }),
  fc.record({
    do: fc.constant('set' as const),
    at: fc.nat(5),
    key: fc.constant('message' as const),
    to: words,
  }),
);

function apply(list: readonly Entry[], steps: readonly Step[]): readonly Entry[] {
  return steps.reduce<readonly Entry[]>((all, each) => {
    if (each.do === 'add') {
      return all.some(({ code }) => code === each.entry.code) ? all : [...all, each.entry];
    }
    if (each.do === 'drop') return all.filter((_, index) => index !== each.at);
    return all.map((entry, index) =>
      index === each.at ? { ...entry, [each.key]: each.to } : entry,
    );
  }, list);
}

function print(list: readonly Entry[]): string {
  const body = list
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(
      ({ code, level: at, message }) =>
        `  - code: ${code}\n    level: ${at}\n    message: ${message}\n`,
    );
  return `loglex: 1\nconstants:${list.length === 0 ? ' []\n' : `\n${body.join('')}`}`;
}

/** The merge by a rule as short as can be, on data; `undefined` where a person must decide. */
function meant(base: readonly Entry[], ours: readonly Entry[], theirs: readonly Entry[]) {
  const find = (list: readonly Entry[], code: string) => list.find((entry) => entry.code === code);
  const pick = <T>(old: T, own: T, other: T): T | 'conflict' =>
    own === other || old === other ? own : old === own ? other : 'conflict';
  const result: string[] = [];
  for (const code of new Set([...base, ...ours, ...theirs].map((entry) => entry.code))) {
    const [old, own, other] = [base, ours, theirs].map((list) => find(list, code));
    if (own && other && old) {
      const at = pick(old.level, own.level, other.level);
      const message = pick(old.message, own.message, other.message);
      if (at === 'conflict' || message === 'conflict') return undefined;
      result.push(`${code} ${at} ${message}`);
      continue;
    }
    const said = pick(
      ...([old, own, other].map((entry) => entry && `${code} ${entry.level} ${entry.message}`) as [
        string,
        string,
        string,
      ]),
    );
    if (said === 'conflict') return undefined;
    if (said !== undefined) result.push(said);
  }
  return result.toSorted();
}

test('a merge without a conflict says what both sides meant, and a conflict is one', () => {
  fc.assert(
    fc.property(
      entries,
      fc.array(step, { maxLength: 5 }),
      fc.array(step, { maxLength: 5 }),
      (list, one, two) => {
        const [base, ours, theirs] = [list, apply(list, one), apply(list, two)];
        const expected = meant(base, ours, theirs);
        const { text, conflicts } = merge(print(base), print(ours), print(theirs));
        if (expected === undefined) {
          expect(conflicts.length).toBeGreaterThan(0);
          return;
        }
        expect(conflicts).toEqual([]);
        const { catalog, problems } = parseCatalog([{ file: 'log-catalog.yaml', text }]);
        expect(problems).toEqual([]);
        const said = catalog.constants.map(
          ({ code, level: at, message }) => `${code} ${at?.native} ${message}`,
        );
        expect(said.toSorted()).toEqual(expected);
      },
    ),
    { numRuns: 1000 },
  );
});

test('texts of any kind are merged or refused, and never lost', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), entries.map(print));
  fc.assert(
    fc.property(text, text, text, (base, ours, theirs) => {
      const { text: result, conflicts } = merge(base, ours, theirs);
      if (conflicts.length === 0 && base === theirs) expect(result).toBe(ours);
      if (conflicts.length === 0 && base === ours) expect(result).toBe(theirs);
    }),
  );
});

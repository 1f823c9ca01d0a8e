/** Migrations of programs made at random: what is migrated carries its constant, and nothing else changes. */
import { applyEdits } from '@loglex/catalog';
import {
  draftCall,
  inlineCalls,
  printPlan,
  readPlan,
  type FileFacts,
  type LogCall,
  type MigrationFile,
  type MigrationPlan,
  type PlannedRow,
} from '@loglex/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { example, type Example } from './example.ts';

const words = fc.constantFrom(
  ...[
    'Cart',
    'saved',
    'order',
    'lost',
    'Failed to',
    'mail',
    'not',
    '100%',
    '{braces}',
    '{0}',
    '}',
    '🦉',
    'it’s',
    '…',
  ],
);
const says = fc.array(words, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
const levels = fc.constantFrom('debug', 'info', 'warn', 'error');
const jsValues = fc.constantFrom(
  'id',
  'cart.id',
  'a.b.id',
  'list[0]',
  'count()',
  'total + 1',
  'msg',
  'err.message',
  'this.id',
);
const pyValues = fc.constantFrom(
  'id',
  'cart.id',
  'a.b.id',
  'items[0]',
  'count()',
  'total + 1',
  'msg',
  'str(e)',
  'self.id',
);

const jsString = says.map((text) => JSON.stringify(text));
const jsTemplate = fc
  .tuple(says, fc.array(fc.tuple(jsValues, says), { maxLength: 3 }))
  .map(
    ([first, rest]) => `\`${first}${rest.map(([value, text]) => `\${${value}}${text}`).join('')}\``,
  );
const jsSum = fc.tuple(jsString, jsValues, jsString).map((parts) => parts.join(' + '));
const jsMessage = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(jsString, jsTemplate, jsSum) },
  fc.constantFrom('text', 'ok ? "a b" : "c d"'),
);
const jsFields = fc.constantFrom(
  '{ id }',
  '{ id, err }',
  '{ id: other, "a-b": 1 }',
  '{ ...rest, id }',
  '{}',
  'fields',
);
const jsCall = fc
  .tuple(
    fc.constantFrom('log', 'log', 'wins', 'wins', 'console'),
    levels,
    jsMessage,
    fc.option(jsFields),
    fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, jsValues),
  )
  .map(([logger, level, message, fields, value]) => {
    const list =
      logger === 'log'
        ? [...(fields === null ? [] : [fields]), message, ...(value === null ? [] : [value])]
        : [message, ...(fields === null ? [] : [fields]), ...(value === null ? [] : [value])];
    return `${logger}.${level}(${list.join(', ')})`;
  });
const jsStatement = fc.oneof(
  { weight: 5, arbitrary: jsCall.map((call) => `${call};\n`) },
  fc
    .tuple(jsCall, jsCall)
    .map(([outer, inner]) => `${outer.slice(0, -1)}, () => { ${inner}; });\n`),
  fc.constant('// a comment with log.info("Cart saved")\n'),
  jsCall.map((call) => `// loglex-disable-next-line ad-hoc-log -- so be it\n${call};\n`),
  jsCall.map((call) => `if (a) ${call}\nelse {\n\t${call} // after\n}\n`),
);
const jsProgram = fc
  .tuple(fc.array(jsStatement, { minLength: 1, maxLength: 8 }), fc.boolean(), fc.boolean())
  .map(([statements, isWindows, hasMark]) => {
    const head = `import pino from "pino";\nimport winston from "winston";\nconst log = pino();\nconst wins = winston.createLogger();\n`;
    const text = head + statements.join('');
    return (hasMark ? '\uFEFF' : '') + (isWindows ? text.replaceAll('\n', '\r\n') : text);
  });

const pyString = says.map((text) => JSON.stringify(text));
const pyFormatted = fc
  .tuple(says, fc.array(fc.tuple(pyValues, says), { maxLength: 3 }))
  .map(([first, rest]) => {
    const plain = (text: string): string => text.replace(/[{}]/g, '$&$&');
    return `f"${plain(first)}${rest.map(([value, text]) => `{${value}}${plain(text)}`).join('')}"`;
  });
const pyPercent = fc
  .tuple(says, fc.constantFrom('%s', '%d', '%r', '%.2f'), pyValues)
  .map(([text, verb, value]) => `"${text.replaceAll('%', '%%')} ${verb}", ${value}`);
const pyMessage = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(pyString, pyFormatted, pyPercent) },
  fc.constant('text'),
);
const pyRest = fc.constantFrom(
  ...['', '', '', ''],
  ', extra={"id": id}',
  ', exc_info=True',
  ', extra=fields',
  ', stacklevel=2',
);
const pyCall = fc
  .tuple(fc.oneof({ weight: 6, arbitrary: levels }, fc.constant('exception')), pyMessage, pyRest)
  .map(
    ([level, message, rest]) => `log.${level === 'warn' ? 'warning' : level}(${message}${rest})`,
  );
const pyProgram = fc
  .array(pyCall, { minLength: 1, maxLength: 8 })
  .map(
    (calls) =>
      `"""Carts."""\nimport logging\n\nlog = logging.getLogger(__name__)\n\n\ndef run(self, id):\n${calls.map((call) => `    ${call}\n`).join('')}`,
  );

const programs = fc.record({
  'src/orders/a.ts': jsProgram,
  'src/mail/b.ts': jsProgram,
  'src/orders/c.py': pyProgram,
});

/** What each call of a file is, in the order of their places: the code of its constant, or its text. */
function callsOf({ files }: Example, file: string): readonly string[] {
  const source = files.find(({ facts }) => facts.file === file)!;
  return callsInOrder(source.facts).map((call) => {
    const identity = source.session.identify(call);
    const [mention] = identity.kind === 'coded' ? identity.mentions : [];
    return mention?.kind === 'known' ? mention.constant.code : 'raw';
  });
}

/** Fails unless exactly the rows that are decided for carry their constant afterwards. */
function holdToDecisions(before: Example, plan: MigrationPlan): Example {
  const after = before.applied(plan);
  for (const { facts } of before.files) {
    const { rows, edits, problems } = before.edits(facts.file, plan);
    expect(problems).toEqual([]);
    const codes = new Map(rows.map((row) => [row.start, row.constant]));
    const expected = callsInOrder(facts).map(({ range }) => codes.get(range.start) ?? 'raw');
    expect(callsOf(after, facts.file)).toEqual(expected);
    // An edit is an import, or it is all of a call that is migrated.
    for (const { start, end } of edits) if (start !== end) expect(codes.has(start)).toBe(true);
  }
  const { constants } = after.catalog;
  expect(new Set(constants.map(({ name }) => name)).size).toBe(constants.length);
  expect(new Set(constants.map(({ code }) => code)).size).toBe(constants.length);
  return after;
}

describe('a migration of a generated program', () => {
  it('gives each safe call its constant, leaves the others, and has nothing safe to do again', () => {
    let safe = 0;
    fc.assert(
      fc.property(programs, (texts) => {
        const before = example(texts);
        const { plan } = before;
        expect(readPlan(printPlan(plan), { catalogs: [before.catalog] })).toEqual({
          plan,
          problems: [],
        });
        const after = holdToDecisions(before, plan);
        const again = after.plan.files.flatMap((file) => file.rows);
        expect(again.filter(({ tier }) => tier === 'safe')).toEqual([]);
        safe += plan.files.flatMap((file) => file.rows).filter(isSafe).length;
      }),
      { numRuns: 50 },
    );
    expect(safe).toBeGreaterThan(200);
  });

  it('does the same with all that a person lets through', () => {
    fc.assert(
      fc.property(programs, (texts) => {
        const before = example(texts);
        const decide = (row: PlannedRow): PlannedRow => ({
          ...row,
          decision: row.tier === 'refused' ? 'skip' : 'migrate',
        });
        const files = before.plan.files.map((file) => ({ ...file, rows: file.rows.map(decide) }));
        const after = holdToDecisions(before, { ...before.plan, files });
        const again = after.plan.files.flatMap((file) => file.rows);
        expect(again.filter(({ tier }) => tier !== 'refused')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

/** What a raw call says: its text with expressions in the holes, its level, and its fields. */
function sayingOf(call: LogCall, { facts, session }: MigrationFile) {
  const draft = draftCall(call, facts, session.settings);
  if ('refused' in draft) throw new Error(`${call.callee.text}: ${draft.refused.text}`);
  const { parts, values, level, keys } = draft;
  const text = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    const { expression, format = 'string' } = values[part.value]!;
    return `\u0000${expression.text} ${format}\u0000`;
  });
  return { text: text.join(''), level: level.native, keys };
}

describe('a generated program that was migrated', () => {
  it('says what it said when its constants are written into the code again', () => {
    let compared = 0;
    fc.assert(
      fc.property(programs, (texts) => {
        const before = example(texts);
        const after = before.applied();
        const inlined = Object.fromEntries(
          after.files.map((file) => [
            file.facts.file,
            applyEdits(file.text, inlineCalls(file, { review: true }).edits),
          ]),
        );
        const back = example(inlined, { catalog: after.catalogText });
        for (const source of before.files) {
          const { file } = source.facts;
          const rows = new Set(before.edits(file).rows.map(({ start }) => start));
          const now = back.files.find(({ facts }) => facts.file === file)!;
          const calls = [source, now].map(({ facts }) => callsInOrder(facts));
          expect(calls[1]).toHaveLength(calls[0]!.length);
          for (const [at, call] of calls[0]!.entries()) {
            const plain = calls[1]![at]!;
            if (!rows.has(call.range.start) || plain.message === undefined) continue;
            const [old, again] = [sayingOf(call, source), sayingOf(plain, now)];
            expect(again).toMatchObject({ text: old.text, level: old.level });
            expect(again.keys).toEqual(expect.arrayContaining([...old.keys]));
            compared++;
          }
        }
      }),
      { numRuns: 50 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});

function callsInOrder({ calls }: FileFacts): readonly LogCall[] {
  return calls.toSorted((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
}

function isSafe({ tier }: PlannedRow): boolean {
  return tier === 'safe';
}

/** Programs that log what they are given: each line of theirs leads back to the call that wrote it, with the values it was given. */
import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCatalog } from '@loglex/catalog';
import {
  createFrontEnd,
  createPythonFrontEnd,
  defaultSettings,
  type FileFacts,
  type LineAnswer,
  type LineSource,
  recordExplainer,
} from '@loglex/engine';
import { parsePython } from '@loglex/project';
import { parseSync } from 'oxc-parser';
import { ADAPTER, logConstant } from '@loglex/runtime';

const explainAlone = recordExplainer(parseCatalog([]).catalog);

function explained(message: string, explain = explainAlone): readonly LineAnswer<LineSource>[] {
  return explain({
    message,
    fields: new Map(),
    malformed: [],
    trace: [],
    line: 1,
    lines: 1,
    bytes: 0,
  }).answers;
}

const WORDS = [
  'queue',
  'full',
  'run',
  'of',
  'rows',
  'lost',
  'to',
  'Step',
  'failed:',
  '(again)',
  '100 %',
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });

/** Some values are what texts of messages say. */
const text = fc.oneof(fc.string(), fc.constantFrom(...WORDS, '', ' ', '1', 'a b', '{x}', '%s'));
const integer = fc.oneof(fc.integer(), fc.maxSafeInteger());
const number = fc.oneof(integer, fc.double({ noNaN: true, noDefaultInfinity: true }));

/** What the formats of the catalog make of values, and the values that a line can give back. */
const FORMATS = [
  { format: 'string', values: text, back: (value: unknown) => value },
  {
    format: 'json',
    values: fc.jsonValue(),
    back: (value: unknown) => JSON.parse(JSON.stringify(value)),
  },
  { format: 'integer', values: number, back: (value: unknown) => integerOf(value as number) },
  { format: 'fixed:2', values: fc.integer({ min: -1e9, max: 1e9 }), back: Number },
  { format: 'percent', values: fc.integer({ min: -99, max: 99 }).map((n) => n / 4), back: Number },
  { format: 'hex', values: fc.maxSafeInteger(), back: Number },
  { format: 'number', values: number, back: Number },
  { format: 'repr', values: text, back: (value: unknown) => value },
] as const;

function integerOf(value: number): unknown {
  const shown = String(Math.trunc(value));
  // `1e+21` is no integer as it is written.
  if (!/^-?\d+$/.test(shown)) return shown;
  return Number.isSafeInteger(Number(shown)) ? Number(shown) : BigInt(shown);
}

it('of the runtime, for every format of the catalog', () => {
  let message = '';
  const logger = {
    info() {},
    [ADAPTER]: {
      levelOf: () => 'info',
      write(_: unknown, __: string, said: string) {
        message = said;
      },
      reserved: new Set<string>(),
      isText: false,
    },
  };
  const hole = fc
    .constantFrom(...FORMATS)
    .chain(({ format, values, back }) =>
      fc
        .tuple(words, values as fc.Arbitrary<unknown>)
        .map(([before, value]) => ({ before, format, value, back })),
    );
  fc.assert(
    fc.property(fc.array(hole, { minLength: 1, maxLength: 4 }), words, (holes, after) => {
      const template = `${holes.map(({ before }, index) => `${before.join(' ')} [${index}<{h${index}}>] `).join('')}${after.join(' ')}`;
      const { catalog } = parseCatalog([
        {
          file: 'log-catalog.json',
          text: JSON.stringify({
            loglex: 1,
            constants: [
              {
                code: 'LOG1',
                level: 'info',
                message: template,
                fields: Object.fromEntries(
                  holes.map(({ format }, index) => [`h${index}`, { format }]),
                ),
              },
            ],
          }),
        },
      ]);
      logConstant(
        logger,
        {
          code: 'LOG1',
          name: 'LOG1',
          level: 'info',
          message: template,
          formats: Object.fromEntries(holes.map(({ format }, index) => [`h${index}`, format])),
        },
        Object.fromEntries(holes.map(({ value }, index) => [`h${index}`, value])),
      );
      const [answer] = explained(message, recordExplainer(catalog));
      for (const [index, { value, back }] of holes.entries()) {
        const arg = answer!.arguments[index]!;
        if (arg.sure) expect(arg.value).toEqual(back(value));
        // A line may say what its texts say: then it is told that nobody can be sure.
        else expect(message).toMatch(/[\]<>[]/);
      }
    }),
    { numRuns: 500 },
  );
});

/** A program of calls, each with holes of its own and a message that is like no other. */
interface Site {
  readonly call: string;
  readonly values: readonly unknown[];
}

it('of JavaScript, in templates and by printf', () => {
  const sites = fc.array(
    fc.tuple(
      words,
      fc.array(fc.tuple(words, fc.oneof(text, number, fc.boolean())), { maxLength: 3 }),
      fc.boolean(),
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(sites, (given) => {
      const program: Site[] = given.map(([start, holes, isPrintf], index) => {
        const values = holes.map(([, value]) => value);
        const open = `site ${start.join(' ')} #${index}`;
        if (isPrintf) {
          const format = [open, ...holes.map(([said]) => `%s ${said.join(' ')}`)]
            .join(' ')
            .replaceAll('100 %', '100 %%');
          const args = values.map((_, at) => `, v${index}_${at}`).join('');
          // Without a value, `%%` stands as it is written.
          const written = values.length === 0 ? format.replaceAll('%%', '%') : format;
          return { values, call: `console.log(${JSON.stringify(written)}${args});` };
        }
        const body = [
          open,
          ...holes.map(([said], at) => `\${v${index}_${at}} ${said.join(' ')}`),
        ].join(' ');
        return { values, call: `console.log(\`${body}\`);` };
      });
      const source = `${program.map(({ call }) => call).join('\n')}\n`;
      const lines: string[] = [];
      const globals = Object.fromEntries(
        program.flatMap(({ values }, index) =>
          values.map((value, at) => [`v${index}_${at}`, value]),
        ),
      );
      runInNewContext(source, { ...globals, console: consoleInto(lines) });
      const { program: tree, comments } = parseSync('a.ts', source, {
        lang: 'ts',
        astType: 'ts',
        preserveParens: false,
      });
      const facts = createFrontEnd(defaultSettings).facts({
        file: 'a.ts',
        text: source,
        tree: { program: tree, comments } as never,
      });
      expectRoundTrip(facts, program, lines);
    }),
    { numRuns: 200 },
  );
});

function consoleInto(lines: string[]) {
  return {
    log(format: string, ...values: unknown[]) {
      let next = 0;
      // As Node has it, for strings, numbers and booleans.
      const shown = (value: unknown) => (Object.is(value, -0) ? '-0' : String(value));
      lines.push(
        values.length === 0
          ? format
          : format.replace(/%s|%%/g, (verb) => (verb === '%%' ? '%' : shown(values[next++]))),
      );
    },
  };
}

/** Each line has its call among the answers, first unless a value makes the line what another call says as well. */
function expectRoundTrip(
  facts: FileFacts,
  program: readonly Site[],
  lines: readonly string[],
): void {
  expect(facts.calls).toHaveLength(program.length);
  const explain = recordExplainer(parseCatalog([]).catalog, [facts]);
  for (const [index, line] of lines.entries()) {
    const answers = explained(line, explain);
    const own = answers.find(
      ({ template: { source } }) => source.kind === 'call' && source.call === facts.calls[index],
    );
    expect(own, line).toBeDefined();
    for (const [at, value] of program[index]!.values.entries()) {
      const arg = own!.arguments[at]!;
      if (!arg.sure) continue;
      if (typeof arg.value === 'number') expect(arg.value).toBeCloseTo(value as number, 1);
      else
        expect(arg.value).toBe(
          typeof value === 'boolean' && !/^[a-z]/.test(arg.text)
            ? value
              ? 'True'
              : 'False'
            : Object.is(value, -0)
              ? '-0'
              : String(value),
        );
    }
    const sure = own!.arguments.every(({ sure }) => sure);
    const isPlain = program[index]!.values.every(
      (value) => typeof value !== 'string' || /^[a-z]*$/.test(value),
    );
    if (sure && isPlain) expect(answers[0], line).toBe(own);
  }
}

const hasPython = spawnSync('python3', ['-c', '']).status === 0;

it.runIf(hasPython)('of Python, by %, format, f-strings and the logger itself', () => {
  const value = fc.oneof(
    fc
      .string({ unit: fc.constantFrom('a', 'B', ' ', 'é', "'", '"', '\\', '1') })
      .map((one) => ({ one, verb: 's', repr: false })),
    fc
      .string({ unit: fc.constantFrom('a', ' ', 'é', "'", '"', '\\') })
      .map((one) => ({ one, verb: 'r', repr: true })),
    fc.maxSafeInteger().map((one) => ({ one, verb: 'd', repr: false })),
    fc.integer({ min: -1000, max: 1000 }).map((n) => ({ one: n / 8, verb: '.3f', repr: false })),
  );
  const sites = fc.array(
    fc.tuple(
      words,
      fc.array(fc.tuple(words, value), { maxLength: 3 }),
      fc.constantFrom('logger', '%', 'format', 'f'),
    ),
    { minLength: 300, maxLength: 300 },
  );
  const [given = []] = fc.sample(sites, { numRuns: 1, seed: 7 });
  const program: Site[] = given.map(([start, holes, way], index) => {
    const values = holes.map(([, { one }]) => one);
    const names = values.map((_, at) => `v${index}_${at}`);
    const isPercent = way === 'logger' || way === '%';
    const escaped = (said: readonly string[]) =>
      isPercent && values.length > 0 ? said.join(' ').replaceAll('%', '%%') : said.join(' ');
    const message = [
      `site ${escaped(start)} #${index}`,
      ...holes.map(([said, { verb, repr }], at) => {
        if (isPercent) return `<%${verb}> ${escaped(said)}`;
        const name = way === 'f' ? names[at]! : '';
        return `<{${name}${repr ? '!r' : verb === 's' ? '' : `:${verb}`}}> ${escaped(said)}`;
      }),
    ].join(' ');
    const literal = JSON.stringify(message);
    const tuple = names.map((name) => `${name}, `).join('');
    const call = {
      logger: `logging.info(${[literal, ...names].join(', ')})`,
      '%':
        values.length === 0
          ? `logging.info(${literal})`
          : `logging.info(${literal} % (${tuple.trim()}))`,
      format:
        values.length === 0
          ? `logging.info(${literal})`
          : `logging.info(${literal}.format(${names.join(', ')}))`,
      f: `logging.info(f${literal})`,
    }[way];
    return { values, call };
  });
  const source = `import logging\n${program.map(({ call }) => call).join('\n')}\n`;
  const globals = Object.fromEntries(
    program.flatMap(({ values }, index) => values.map((one, at) => [`v${index}_${at}`, one])),
  );
  const { stdout, stderr, status } = spawnSync('python3', ['-c', RUN], {
    input: JSON.stringify({ source, globals }),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const facts = createPythonFrontEnd(defaultSettings).facts({
    file: 'a.py',
    text: source,
    tree: parsePython(source),
  });
  const lines = JSON.parse(stdout) as string[];
  expect(lines).toHaveLength(program.length);
  expectRoundTrip(facts, program, lines);
});

const RUN = `
import json, logging, sys
given = json.load(sys.stdin)
lines = []
class Keep(logging.Handler):
    def emit(self, record):
        lines.append(record.getMessage())
logging.basicConfig(level=0, handlers=[Keep()])
exec(given["source"], given["globals"])
json.dump(lines, sys.stdout)
`;

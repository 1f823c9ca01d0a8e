import { importProblems } from '@loglex/engine';
import { describe, expect, test } from 'vitest';
import { imported, plain, problemsIn } from './import.ts';

const constantsOf = (...args: Parameters<typeof imported>) =>
  imported(...args).constants.map(plain);

describe('object-members', () => {
  test('calls that make a message: the level is in the name of the maker', () => {
    const source = `
export const IO = {
  // 1: Synth
  APP_I1000: make.info<Operation>({
    code: 'APP_I1000',
    description: 'Provides ' + 'times.',
    interface: 'Operation',
  }),
  APP_I1901: make.result<Data>({ code: 'APP_I1901', description: 'Gives data' }),
  other: make.nothing({ label: 'no code' }),
};
`;
    expect(constantsOf(source, 'object-members')).toEqual([
      {
        name: 'APP_I1000',
        code: 'APP_I1000',
        level: 'info',
        message: 'Provides times.',
        'x-interface': "'Operation'",
      },
      { name: 'APP_I1901', code: 'APP_I1901', message: 'Gives data' },
    ]);
    const said = { levels: new Map([['result', 'info']]) };
    expect(constantsOf(source, 'object-members', said)[1]).toMatchObject({ level: 'info' });
  });

  test('maps that are constant: records, and texts under codes', () => {
    const source = `
export const MESSAGES = Object.freeze({
  QUEUE_FULL: { code: 'LOG612', level: 'warn', text: \`Queue \${queue.name} full\` },
  LOG613: { level: 'info', message: 'Queue empty' },
  group: { LOG614: 'Queue slow', LOG615: (n: number) => \`\${n} rows\` },
} as const);
`;
    expect(constantsOf(source, 'object-members')).toEqual([
      { name: 'QUEUE_FULL', code: 'LOG612', level: 'warn', message: 'Queue {name} full' },
      { name: 'LOG613', code: 'LOG613', level: 'info', message: 'Queue empty' },
      { name: 'LOG614', code: 'LOG614', message: 'Queue slow' },
      { name: 'LOG615', code: 'LOG615', message: '{n} rows' },
    ]);
  });

  test('names to codes', () => {
    const source = `export const CODES = { QueueFull: 'LOG612', QueueSlow: 'LOG613' } as const;`;
    expect(constantsOf(source, 'object-members')).toEqual([
      { name: 'QueueFull', code: 'LOG612' },
      { name: 'QueueSlow', code: 'LOG613' },
    ]);
  });

  test('objects without codes hold no constants', () => {
    const source = `export const THEME = { color: 'red', size: 12, border: { width: 'thin' } };`;
    expect(constantsOf(source, 'object-members')).toEqual([]);
  });
});

describe('constant-calls', () => {
  test('positional arguments are called as the function calls them', () => {
    const source = `
function define(id: string, level: Level, text: string, owner = 'core') { return { id, level }; }
const AREA = 'telemetry';
export const QUEUE_FULL = define('LOG612', Level.Warn, 'Queue full', AREA);
`;
    const keys = new Map([
      ['id', 'code'],
      ['owner', 'component'],
    ] as const);
    expect(constantsOf(source, 'constant-calls', { keys })).toEqual([
      {
        name: 'QUEUE_FULL',
        code: 'LOG612',
        level: 'Warn',
        message: 'Queue full',
        component: 'telemetry',
      },
    ]);
  });

  test('of a function from elsewhere: what looks like a code, a level and a message is one', () => {
    const source = `
import { define } from './define.js';
export const A = define('warn', 'LOG612', 'Queue full', 3);
export const B = define(12, 'nothing');
`;
    expect(constantsOf(source, 'constant-calls')).toEqual([
      { name: 'A', code: 'LOG612', level: 'warn', message: 'Queue full', 'x-#3': '3' },
    ]);
  });

  test('tags, by a list or by a function of them', () => {
    const source = `
const A = define({ code: 'LOG1', tags: ['a', 'b'] });
const B = define({ code: 'LOG2', tags: tagsOf('c') });
const C = define({ code: 'LOG3', tags: [other] });
`;
    expect(constantsOf(source, 'constant-calls')).toEqual([
      { name: 'A', code: 'LOG1', tags: ['a', 'b'] },
      { name: 'B', code: 'LOG2', tags: ['c'] },
      { name: 'C', code: 'LOG3', 'x-tags': '[other]' },
    ]);
  });

  test('braces that are no placeholders are text', () => {
    const source = `const A = define({ code: 'LOG1', message: 'Got {} for {run_id}' });`;
    expect(constantsOf(source, 'constant-calls')[0]).toMatchObject({
      message: 'Got {{}} for {{run_id}}',
    });
  });
});

test('enum-members', () => {
  const source = `
export enum LogCode { QueueFull = 'LOG612', QueueSlow = 'LOG613' }
enum Color { Red = 'red' }
`;
  expect(constantsOf(source, 'enum-members')).toEqual([
    { name: 'QueueFull', code: 'LOG612' },
    { name: 'QueueSlow', code: 'LOG613' },
  ]);
});

test('class-codes: the level is in the name of the base', () => {
  const source = `
export class QueueFull extends WarnLevel {
  code = 'Q012';
  message() { return \`Queue \${this.name} full\`; }
}
class Other extends Base { size = 3; }
`;
  expect(constantsOf(source, 'class-codes')).toEqual([
    { name: 'QueueFull', code: 'Q012', level: 'warn', message: 'Queue {name} full' },
  ]);
});

test('id-calls: the arguments around an id are its constant', () => {
  const source = `
this.log.info('SHELL', mongoLogId(1_000_000_012), 'repl', 'Started', { version });
this.log.mongoLogId(...args);
`;
  expect(constantsOf(source, 'id-calls')).toEqual([
    {
      code: '1000000012',
      level: 'info',
      component: 'SHELL',
      subcomponent: 'repl',
      message: 'Started',
      'x-fields': '{ version }',
    },
  ]);
});

describe('what is wrong', () => {
  test('a code with two owners, and in what they differ', () => {
    const source = `
const A = define({ code: 'LOG1', level: 'warn', message: 'a' });
const B = define({ code: 'LOG1', level: 'error', message: 'a' });
`;
    expect(problemsIn(source, 'constant-calls')).toEqual(["duplicate-code: 'LOG1'"]);
    const [problem] = importProblems(imported(source, 'constant-calls'));
    expect(problem?.disagreeOn).toEqual(['level']);
  });

  test('a key that declares another code', () => {
    const entry = (key: string, code = key) =>
      `  ${key}: make.info({ code: '${code}', message: 'm' }),`;
    const keys = ['X_1', 'X_2', 'X_3', 'X_4'].map((key) => entry(key));
    const source = `const IO = {\n${[...keys, entry('X_5', 'X_9')].join('\n')}\n};`;
    expect(problemsIn(source, 'object-members')).toEqual(['name-of-another-code: X_5']);
  });

  test('constants that the list of all constants misses, and names in it that are none', () => {
    const source = `
const A = define({ code: 'LOG1', level: 'info', message: 'a' });
const B = define({ code: 'LOG2', level: 'info', message: 'b' });
const C = define({ code: 'LOG3', level: 'info', message: 'c' });
export const ALL = [A, B, A, D];
`;
    expect(problemsIn(source, 'constant-calls')).toEqual([
      'not-in-aggregate: C',
      'unknown-in-aggregate: D',
      'repeated-in-aggregate: A',
    ]);
  });

  test.each([
    ['a selection of fewer than half misses none', 'export const NOISY = [A, B];', []],
    [
      'two lists, of which one has what the other misses',
      'const X = [A, B, C];\nconst Y = [D, E];',
      [],
    ],
    [
      'of two lists the longer is that of all',
      'const X = [A, B, C, D];\nconst Y = [A, B];',
      ['not-in-aggregate: E'],
    ],
    ['another name for a constant', 'const Z = A;\nexport const ALL = [Z, B, C, D, E, A];', []],
  ])('%s', (_, lists, expected) => {
    const constants = ['A', 'B', 'C', 'D', 'E'].map(
      (name, index) =>
        `const ${name} = define({ code: 'LOG${index}', level: 'info', message: 'm' });`,
    );
    const source = `${constants.join('\n')}\n${lists}\n`;
    expect(problemsIn(source, 'constant-calls')).toEqual(expected);
  });

  test('codes of another form than nearly all others', () => {
    const codes = [...Array.from({ length: 20 }, (_, index) => `LOG${100 + index}`), 'LOG72A'];
    const source = codes
      .map(
        (code, index) => `const N${index} = f({ code: '${code}', level: 'info', message: 'm' });`,
      )
      .join('\n');
    expect(problemsIn(source, 'constant-calls')).toEqual(["odd-code: 'LOG72A'"]);
  });

  test('what is missing, is no level, or is known only at run time', () => {
    const source = `
const A = define({ code: 'LOG1', message: tag('m') });
const B = define({ code: 'LOG2', level: 'loud', message: made() });
const C = define({ code: 'LOG3', level: 'info' });
`;
    expect(problemsIn(source, 'constant-calls')).toEqual([
      'missing-level: A',
      "invalid-level: 'loud'",
      'missing-message: C',
      "wrapped-message: tag('m')",
      'not-static: made()',
    ]);
  });
});

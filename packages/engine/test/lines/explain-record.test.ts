/** From a record to what wrote it: by its code, by its text, by a code that merely stands in it. */
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '@loglex/catalog';
import {
  defaultSettings,
  lineReader,
  type LogRecord,
  recordExplainer,
  type RecordExplanation,
  TEXT_LAYOUTS,
} from '@loglex/engine';
import { createReader } from '../parse.ts';

const { catalog } = parseCatalog([
  {
    file: 'log-catalog.yaml',
    text: `
loglex: 1
components:
  db: { fields: { run_id: { type: integer } } }
constants:
  - { code: LOG612, name: SINK_FULL, level: warn, message: "Queue full for run {run_id}: {dropped} rows dropped", component: db, fields: { dropped: { type: integer } } }
  - { code: LOG613, name: SINK_SLOW, level: warn, message: Queue slow }
  - { code: LOG614, name: SINK_AGAIN, level: warn, message: Queue slow }
  - { code: LOG615, name: SINK_OPEN, level: info, message: "{what}" }
retired:
  - { code: LOG601, name: SINK_BUSY }
`,
  },
]);

const readFile = createReader(defaultSettings);
const files = [
  readFile(
    'src/a.py',
    'import logging\nlogging.info("took %d ms for %s", ms, name)\nlogging.info("rate %.1f of %r" % (a, b))\n',
  ),
  readFile(
    'src/b.ts',
    'console.log(`worker ${id} left`);\nconsole.warn("queue", size);\nconsole.log(`${a}: ${b}`);\n',
  ),
];

const explain = recordExplainer(catalog, files);
const read = lineReader(TEXT_LAYOUTS);

function explained(line: string) {
  const record: LogRecord = read(line, 1)[0] ?? {
    message: line,
    fields: new Map(),
    malformed: [],
    trace: [],
    line: 1,
    lines: 1,
    bytes: 0,
  };
  return plain(explain(record));
}

function plain({
  constants,
  retired,
  answers,
  ambiguous,
  exact,
  textStart: _,
  ...others
}: RecordExplanation) {
  return {
    ...others,
    constants: constants.map(({ code }) => code),
    ...(retired.length > 0 && { retired: retired.map(({ code }) => code) }),
    ...(ambiguous && { ambiguous }),
    ...(!exact && { exact }),
    answers: answers.map(({ template: { source }, arguments: args }) => [
      source.kind === 'constant' ? source.constant.code : `${source.file} ${source.call.method}`,
      ...args.map(({ name, value }) => `${name}=${JSON.stringify(value)}`),
    ]),
  };
}

describe('a record with a code', () => {
  it.each([
    'LOG612 | Queue full for run 3: 12 rows dropped',
    'LOG612 Queue full for run 3: 12 rows dropped',
    '[LOG612] Queue full for run 3: 12 rows dropped',
    'LOG612: Queue full for run 3: 12 rows dropped',
    'INFO: LOG612 - Queue full for run 3: 12 rows dropped',
  ])('has the values of its message: %s', (line) => {
    expect(explained(line)).toEqual({
      by: 'code',
      code: 'LOG612',
      constants: ['LOG612'],
      answers: [['LOG612', 'run_id=3', 'dropped=12']],
    });
  });

  it('may say more than its constant does', () => {
    expect(explained('LOG613 Queue slow | 12 s | again')).toEqual({
      by: 'code',
      code: 'LOG613',
      constants: ['LOG613'],
      answers: [['LOG613']],
      detail: '12 s | again',
    });
  });

  it('is of its constant alone, whoever else says the same', () => {
    expect(explained('LOG614 Queue slow').answers).toEqual([['LOG614']]);
  });

  it('has no answer where its text is no longer that of the catalog', () => {
    expect(explained('LOG613 Queue is slow')).toEqual({
      by: 'code',
      code: 'LOG613',
      constants: ['LOG613'],
      answers: [],
    });
  });

  it('may be retired, or unknown', () => {
    expect(explained('LOG601 | busy')).toEqual({
      by: 'code',
      code: 'LOG601',
      constants: [],
      retired: ['LOG601'],
      answers: [],
    });
    expect(explained('LOG999 | busy')).toEqual({
      by: 'code',
      code: 'LOG999',
      constants: [],
      answers: [],
    });
  });
});

describe('a code', () => {
  const record = (code: string | undefined, message: string): LogRecord => ({
    ...(code !== undefined && { code }),
    message,
    fields: new Map(),
    malformed: [],
    trace: [],
    line: 1,
    lines: 1,
    bytes: 0,
  });

  it('may stand before a message of several lines', () => {
    const several = recordExplainer(
      parseCatalog([
        {
          file: 'c.yaml',
          text: 'loglex: 1\nconstants: [{ code: A1, message: "One\\n  two {n}" }]\n',
        },
      ]).catalog,
    );
    const { answers } = several({ ...record(undefined, 'A1 One'), trace: ['  two 3'], lines: 2 });
    expect(answers).toHaveLength(1);
  });

  it('that stands before the message says where the text starts', () => {
    expect(
      explain(record(undefined, '[LOG612]: Queue full for run 3: 1 rows dropped')),
    ).toMatchObject({ by: 'code', textStart: '[LOG612]: '.length });
    expect(explain(record('LOG613', 'Queue slow')).textStart).toBeUndefined();
  });

  it('of the shape of ours is one before a message too, whoever knows it', () => {
    expect(plain(explain(record(undefined, 'LOG999 busy')))).toEqual({
      by: 'code',
      code: 'LOG999',
      constants: [],
      answers: [],
    });
  });

  it('of another shape is none of ours, and the text counts', () => {
    expect(plain(explain(record('ENOENT', 'Queue full for run 3: 12 rows dropped')))).toMatchObject(
      {
        by: 'template',
        constants: ['LOG612'],
      },
    );
  });
});

describe('a record without a code', () => {
  it('is led to the constant whose text it has', () => {
    expect(explained('Queue full for run 3: 12 rows dropped')).toEqual({
      by: 'template',
      constants: ['LOG612'],
      answers: [
        ['LOG612', 'run_id=3', 'dropped=12'],
        ['LOG615', 'what="Queue full for run 3: 12 rows dropped"'],
      ],
    });
  });

  it('is led to every constant that has it', () => {
    expect(explained('Queue slow')).toMatchObject({
      constants: ['LOG613', 'LOG614'],
      ambiguous: true,
    });
  });

  it('is led to the call whose text it has, in any language', () => {
    expect(explained('took 12 ms for a b').answers[0]).toEqual([
      'src/a.py info',
      'ms=12',
      'name="a b"',
    ]);
    expect(explained("rate 0.5 of 'x'").answers[0]).toEqual(['src/a.py info', 'a=0.5', 'b="x"']);
    expect(explained('worker 7 left').answers[0]).toEqual(['src/b.ts log', 'id="7"']);
    expect(explained('queue 12').answers[0]).toEqual(['src/b.ts warn', 'rest="12"']);
  });

  it('ends where nothing but empty lines follow', () => {
    const [record] = read('2025-03-01T08:00:00Z WARN queue 12', 1);
    const { answers: told } = plain(explain({ ...record!, trace: ['', '      '] }));
    expect(told[0]).toEqual(['src/b.ts warn', 'rest="12"']);
  });

  it('may mention one that is retired', () => {
    expect(explained('see LOG601.')).toMatchObject({ by: 'mention', retired: ['LOG601'] });
  });

  it('may differ in white space', () => {
    expect(explained('Queue  full for run 3: 12 rows dropped ')).toMatchObject({
      constants: ['LOG615'],
    });
  });

  it('may mention one', () => {
    expect(explained('see LOG613 for more')).toMatchObject({
      by: 'mention',
      constants: ['LOG613'],
    });
  });

  it('is none of a message without a word', () => {
    const { answers } = explained('a: b');
    expect(answers.map(([who]) => who)).toEqual(['LOG615']);
  });

  it('may be a word that is longer than a regular expression can take', () => {
    expect(explained('x'.repeat(2 ** 24 + 1)).constants).toEqual(['LOG615']);
  });
});

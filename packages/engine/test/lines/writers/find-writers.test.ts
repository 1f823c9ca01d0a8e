/** From a record to the calls that can have written it: texts that several calls share are told apart by all else it says. */
import { describe, expect, it } from 'vitest';
import { parseCatalog } from '@loglex/catalog';
import {
  codedFile,
  createLogReader,
  defaultSettings,
  layoutsOf,
  recordExplainer,
  sessionOf,
  writerFinder,
  type Writers,
  writersInOrder,
} from '@loglex/engine';
import { createReader } from '../../parse.ts';

const { catalog } = parseCatalog([
  {
    file: 'log-catalog.yaml',
    text: `
loglex: 1
constants:
  - { code: LOG1, name: OPENED, level: info, message: Opened }
  - { code: LOG2, name: CLOSED, level: info, message: Closed }
`,
  },
]);

const settings = {
  ...defaultSettings,
  references: new Map([['python', 'LOG_{name}']] as const),
  sinks: [
    {
      call: 'log_constant',
      language: 'python',
      args: ['logger', 'constant'],
      keywords: new Map([['message', 'detail']] as const),
    },
    { call: 'log_section', language: 'python', args: ['logger', 'label'], keywords: new Map() },
  ],
  sections: [
    {
      call: 'log_section',
      language: 'python',
      args: ['logger', 'title', 'entries'],
      keywords: new Map(),
      entry: { args: ['key', 'value', 'tag'], keywords: new Map() },
    },
  ],
} as const;

const LINES = [
  '{timestamp} | {level} | {logger}.{function}:{lineno} | {message}',
  '{timestamp} | {level} | {logger} | {message}',
  '{level} {message} extra={extra:json}',
  '{level} {message}',
];

/** The calls by `file:line`, and by what they are known; of each record of a log. */
function found(files: Readonly<Record<string, string>>, log: string, inOrder = false) {
  const readFile = createReader(settings as never);
  const facts = Object.entries(files).map(([file, text]) => readFile(file, text));
  const session = sessionOf(catalog, settings as never);
  const find = writerFinder(
    facts.map((one) => codedFile(one, session, one.file.startsWith('tests/'))),
    (entry) => entry.code,
  );
  const explain = recordExplainer(catalog, facts);
  const reader = createLogReader(layoutsOf(LINES));
  const writers = [...reader.push(log), ...reader.flush()].map((record) =>
    find(record, explain(record)),
  );
  return (inOrder ? writersInOrder(writers) : writers).map(inWords);
}

function inWords({ writers, by }: Writers): string {
  return [by ?? '-', ...writers.map(({ file, line }) => `${file}:${line}`)].join(' ');
}

const MODULE = 'import logging\nlogger = logging.getLogger(__name__)\n';

describe('one text of several calls', () => {
  const files = {
    'app/a.py': `${MODULE}def f():\n    logger.info("done")\ndef g():\n    logger.error("done")\n    logger.info("done")\n`,
    'app/b.py': `${MODULE}def f():\n    logger.info("done")\n`,
    'tests/test_a.py': `${MODULE}logger.info("done")\n`,
  };
  const T = '2026-01-01 00:00:00';

  it.each([
    ['nothing', 'INFO done', 'message app/a.py:4 app/a.py:7 app/b.py:4'],
    ['the level', 'ERROR done', 'message app/a.py:6'],
    ['the logger', `${T} | INFO | app.b | done`, 'message app/b.py:4'],
    ['an ending of its name', `${T} | INFO | b | done`, 'message app/b.py:4'],
    ['the name of the package further up', `${T} | INFO | my.app.b | done`, 'message app/b.py:4'],
    ['logger and level', `${T} | ERROR | app.a | done`, 'message app/a.py:6'],
    ['the function', `${T} | INFO | app.a.g:99 | done`, 'message app/a.py:7'],
    [
      'the function, where the line has moved',
      `${T} | INFO | app.a.f:99 | done`,
      'message app/a.py:4',
    ],
    [
      'the logger, where a function logs for others',
      `${T} | INFO | app.b.helper:9 | done`,
      'message app/b.py:4',
    ],
    ['the line', `${T} | INFO | app.a.f:4 | done`, 'message app/a.py:4'],
  ])('is told by %s', (_, line, expected) => {
    expect(found(files, line)).toEqual([expected]);
  });

  it('is told by the keys that the line shows', () => {
    const keyed = {
      'a.py': `${MODULE}logger.info("done", extra={"run": 1})\nlogger.info("done", extra={"job": 1})\n`,
    };
    expect(found(keyed, 'INFO done extra={"job": 7}')).toEqual(['message a.py:4']);
  });

  it('is told by the trace below it', () => {
    const traced = {
      'a.py': `${MODULE}logger.error("no")\ntry:\n    f()\nexcept ValueError:\n    logger.exception("no")\n`,
    };
    expect(found(traced, 'ERROR no')).toEqual(['message a.py:3']);
    expect(found(traced, 'ERROR no\nTraceback (most recent call last):\nValueError')).toEqual([
      'message a.py:7',
    ]);
  });
});

describe('a text that is made when the program runs', () => {
  it('is that of the name that it is logged by', () => {
    const files = {
      'a.py': `${MODULE}def f(size):\n    said = f"size {size}"\n    if size > 7:\n        said = "too much"\n    logger.warning(said)\nlogger.info("fine" if ok else "broken")\n`,
    };
    expect(found(files, 'WARNING size 3\nWARNING too much\nINFO broken')).toEqual([
      'message a.py:7',
      'message a.py:7',
      'message a.py:8',
    ]);
  });

  it('is looked for where the record says, among the calls whose text nobody knows', () => {
    const files = {
      'app/a.py': `${MODULE}logger.info(action.text())\nlogger.error(action.text())\nlogger.info("known")\n`,
      'app/b.py': `${MODULE}logger.info(action.text())\n`,
    };
    expect(found(files, '2026-01-01 00:00:00 | INFO | app.a | who knows')).toEqual([
      'place app/a.py:3',
    ]);
    // A line that says nothing of its place is anybody's.
    expect(found(files, 'INFO who knows')).toEqual(['-']);
  });

  it('is not looked for where a text without a word says it', () => {
    const files = {
      'app/a.py': `${MODULE}logger.info("-" * 9)\nlogger.info(action.text())\n`,
    };
    expect(found(files, '2026-01-01 00:00:00 | INFO | app.a | ---------')).toEqual([
      'message app/a.py:3',
    ]);
  });

  it('is not looked for in a base class by the name of a module', () => {
    const files = {
      'app/base.py': `${MODULE}class Base:\n    def f(self):\n        self.log.info(text())\n`,
    };
    expect(found(files, '2026-01-01 00:00:00 | INFO | app.base | hello')).toEqual(['-']);
  });
});

it('takes each line of a text of several lines to its call', () => {
  const files = { 'a.py': `${MODULE}logger.info("\\nchecking %s\\nall of it", name)\n` };
  expect(found(files, 'INFO checking x\nINFO all of it')).toEqual([
    'message a.py:3',
    'message a.py:3',
  ]);
  expect(found(files, 'INFO \nchecking x\nall of it')).toEqual([
    'message a.py:3',
    'message a.py:3',
  ]);
});

it('tells calls of one constant apart by what they add to it', () => {
  const files = {
    'a.py':
      'log_constant(logger, LOG_OPENED)\nlog_constant(logger, LOG_OPENED, message="again")\nlog_constant(logger, LOG_OPENED, message=f"by {who}")\n',
  };
  expect(
    found(files, 'INFO LOG1 Opened\nINFO LOG1 Opened | again\nINFO LOG1 Opened | by me'),
  ).toEqual(['message a.py:1', 'message a.py:2', 'message a.py:3']);
});

it('takes a call for what it gets its text by', () => {
  const files = {
    'a.py': `${MODULE}logger.info(text_of(LOG_CLOSED))\nlogger.info(text_of(key))\nlogger.info(text_of("LOG1"))\n`,
  };
  expect(found(files, 'INFO LOG2 Closed\nINFO Closed\nINFO Opened')).toEqual([
    'message a.py:3',
    'message a.py:3',
    'message a.py:5',
  ]);
});

it('names a call that is given its constant when it runs, where the record was written', () => {
  const files = {
    'app/a.py': `${MODULE}log_constant(logger, LOG_OPENED)\n`,
    'app/b.py': `${MODULE}def f(constant):\n    log_constant(logger, constant)\n`,
    'app/c.py': 'def f(log):\n    log_constant(log, LOG_OPENED)\n',
  };
  const line = (logger: string) => `2026-01-01 00:00:00 | INFO | ${logger} | LOG1 Opened`;
  expect(found(files, line('app.a'))).toEqual(['message app/a.py:3']);
  expect(found(files, line('app.b'))).toEqual(['message app/c.py:2 app/b.py:4']);
});

it('knows the lines of a section', () => {
  const files = {
    'a.py': `${MODULE}log_section(logger, "setup", [("seed", 1, None), ("rate", 2, None)])\n`,
  };
  expect(found(files, 'INFO setup:\nINFO   - seed: 1 (cli)\nINFO   - other: 1')).toEqual([
    'message a.py:3',
    'message a.py:3',
    '-',
  ]);
});

describe('lines in a row', () => {
  const files = {
    'a.py': `${MODULE}def f():\n    logger.info("=" * 8)\n    logger.info("begin")\n    logger.info("=" * 8)\ndef g():\n    logger.info("=" * 8)\n    logger.info("end")\n    logger.info("=" * 8)\n`,
  };

  it('tell banners by the lines between them', () => {
    const log = ['=', 'begin', '=', '=', 'end', '=']
      .map((text) => `INFO ${text === '=' ? '========' : text}\n`)
      .join('');
    expect(found(files, log, true)).toEqual([
      'order a.py:4',
      'message a.py:5',
      'order a.py:6',
      'order a.py:8',
      'message a.py:9',
      'order a.py:10',
    ]);
  });

  it('tell nothing of a banner that stands alone', () => {
    expect(found(files, 'INFO ========', true)).toEqual(['message a.py:4 a.py:6 a.py:8 a.py:10']);
  });
});

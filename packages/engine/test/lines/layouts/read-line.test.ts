/** What each layout reads of a line, as the tools that write such lines document them. */
import { describe, expect, it } from 'vitest';
import {
  JSON_LAYOUTS,
  lineReader,
  type LineLayout,
  type LogRecord,
  parseTextLayout,
  TEXT_LAYOUTS,
} from '@loglex/engine';

function layout(text: string): LineLayout {
  const parsed = parseTextLayout(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

/** What is read, without what stays empty. */
function read(line: string, ...layouts: string[]): unknown {
  const [found] = lineReader(layouts.map(layout))(line, 1);
  return found === undefined ? undefined : plain(found);
}

/** Where things start, how much they take, and what is asked for elsewhere. */
const UNASKED = new Set(
  'layout messageStart levelStart codeStart loggerStart malformedStart trace line lines bytes'.split(
    ' ',
  ),
);

function plain({ fields, malformed, level, ...others }: Partial<LogRecord>): unknown {
  return {
    ...Object.fromEntries(Object.entries(others).filter(([key]) => !UNASKED.has(key))),
    ...(level && { level: `${level.rung} ${level.native}` }),
    ...(fields !== undefined && fields.size > 0 && { fields: Object.fromEntries(fields) }),
    ...(malformed !== undefined && malformed.length > 0 && { malformed }),
  };
}

function known(line: string): unknown {
  return lineReader([...JSON_LAYOUTS, ...TEXT_LAYOUTS])(line, 1).map((record) => ({
    ...(plain(record) as object),
    layout: record.layout,
    ...(record.trace.length > 0 && { trace: record.trace }),
  }));
}

const WORKER = '{code} | {message} | extra={extra:json}';

describe('a text layout', () => {
  it('says where its slots start', () => {
    const line = '12:00:00 |  WARN | app.db | Step failed | {"run": | LOG402';
    const layouts = ['{timestamp} | {level} | {logger} | {message} | {extra:json} | {code}'];
    const [record] = lineReader(layouts.map(layout))(line, 1);
    const { levelStart, loggerStart, messageStart, malformedStart, codeStart } = record!;
    const starts = [levelStart, loggerStart, messageStart, malformedStart, codeStart];
    expect(starts.map((start) => line.slice(start).split(' ')[0])).toEqual([
      'WARN',
      'app.db',
      'Step',
      '{"run":',
      'LOG402',
    ]);
  });

  it('gives each slot what stands in it', () => {
    expect(read('LOG402 | Step failed | extra={"run": 3, "why": null}', WORKER)).toEqual({
      code: 'LOG402',
      message: 'Step failed',
      fields: { run: 3, why: null },
    });
    expect(
      read(
        '[2026-01-31 12:00:00] [demux] [ERROR] no audio in a.mkv',
        '[{timestamp}] [{component}] [{level}] {message}',
      ),
    ).toEqual({
      timestamp: '2026-01-31 12:00:00',
      component: 'demux',
      level: 'error ERROR',
      message: 'no audio in a.mkv',
    });
  });

  it('passes over padding, and leaves the message its own', () => {
    const padded = '{timestamp} | {level} | {logger} | {message}';
    expect(
      read('2026-01-31 12:00:00,123 |     INFO | vision.data |   - seed: 3 (default)', padded),
    ).toEqual({
      timestamp: '2026-01-31 12:00:00,123',
      level: 'info INFO',
      logger: 'vision.data',
      message: '  - seed: 3 (default)',
    });
    expect(read('[WARN ] slow', '[{level}] {message}')).toEqual({
      level: 'warn WARN',
      message: 'slow',
    });
    expect(read('INFO     started', '{level} {message}')).toEqual({
      level: 'info INFO',
      message: 'started',
    });
  });

  it('says what is no JSON where JSON should stand', () => {
    expect(read('LOG402 | Step failed | extra={"run": ', WORKER)).toEqual({
      code: 'LOG402',
      message: 'Step failed',
      fields: { extra: '{"run":' },
      malformed: ['extra'],
    });
    expect(read('LOG402 | Step failed | extra=none', WORKER)).toMatchObject({
      malformed: ['extra'],
    });
  });

  it('finds the end of a message that says what stands behind it', () => {
    expect(read('LOG402 | a | extra=b | extra={"c": " | extra={"}', WORKER)).toEqual({
      code: 'LOG402',
      message: 'a | extra=b',
      fields: { c: ' | extra={' },
    });
  });

  it('has only lines of its own', () => {
    expect(read('INFO | Step failed', '{code} | {message}')).toBeUndefined();
    expect(read('LOG402 / Step failed', '{code} | {message}')).toBeUndefined();
    expect(read('2026-01-31 12:00:00 LOUD x', '{timestamp} {level} {message}')).toBeUndefined();
    expect(read('2026-13 INFO x', '{timestamp} {level} {message}')).toBeUndefined();
    expect(
      read('2026-01-31 12:00:00 information x', '{timestamp} {level} {message}'),
    ).toMatchObject({
      level: 'info information',
    });
  });

  it('that says more of a line is taken before one that says less', () => {
    const layouts = ['{code} | {message}', WORKER];
    expect(read('LOG1 | a | extra={"b":1}', ...layouts)).toMatchObject({ message: 'a' });
    expect(read('LOG1 | a', ...layouts)).toMatchObject({ message: 'a' });
  });

  it.each([
    '2026-01-31T12:00:00Z',
    '2026-01-31T12:00:00.123456789+02:00',
    '2026-01-31 12:00:00,123',
    '2026-01-31 12:00:00.123 +0200',
    '2026/01/31 12:00:00',
    '2026-01-31',
    'Sat Jan 31 12:00:00 2026',
    'Jan  1 12:00:00',
    '31/Jan/2026:12:00:00 +0100',
    '01/31/2026, 12:00:00 PM',
    '17/06/09 20:10:40',
    '12:00:00.123',
    '1767225600',
    '1767225600.123',
    '1767225600123',
  ])('knows the time %s', (timestamp) => {
    expect(read(`${timestamp} INFO x`, '{timestamp} {level} {message}')).toEqual({
      timestamp,
      level: 'info INFO',
      message: 'x',
    });
  });

  it.each([
    ['{mesage', 'a brace stands alone: write {{ or }} for one that is text'],
    ['{} x', '{} names no slot'],
    ['{message:regex}', ':regex is no way to read {message}; there is only :json'],
    ['{message} {message}', '{message} stands in it twice'],
    [
      '{level}{message}',
      'nothing stands between {level} and {message}, so nobody can tell where one ends',
    ],
    ['{level} {text}', 'it has neither {message} nor {code}'],
  ])('is not %s', (text, problem) => {
    expect(parseTextLayout(text)).toEqual({ problem });
  });
});

describe('known layouts', () => {
  it.each([
    [
      '{"level":40,"time":1767225600123,"pid":1,"hostname":"h","name":"app","code":"LOG612","dropped":3,"msg":"full"}',
      {
        layout: 'pino',
        level: 'warn warn',
        timestamp: '1767225600123',
        logger: 'app',
        code: 'LOG612',
        message: 'full',
        fields: { pid: 1, hostname: 'h', dropped: 3 },
      },
    ],
    [
      '{"name":"app","hostname":"h","pid":1,"level":50,"err":{"message":"x","stack":"Error: x\\n    at f"},"msg":"full","time":"2026-01-31T12:00:00.000Z","v":0}',
      {
        layout: 'bunyan',
        level: 'error error',
        timestamp: '2026-01-31T12:00:00.000Z',
        logger: 'app',
        message: 'full',
        fields: { hostname: 'h', pid: 1, v: 0, err: { message: 'x', stack: 'Error: x\n    at f' } },
        trace: ['Error: x', '    at f'],
      },
    ],
    [
      '{"level":"info","message":"full","timestamp":"2026-01-31T12:00:00.000Z"}',
      {
        layout: 'winston',
        level: 'info info',
        message: 'full',
        timestamp: '2026-01-31T12:00:00.000Z',
      },
    ],
    [
      '{"run":3,"event":"full","level":"warning","timestamp":"2026-01-31T12:00:00Z","logger":"app.db"}',
      {
        layout: 'structlog',
        level: 'warn warning',
        message: 'full',
        logger: 'app.db',
        timestamp: '2026-01-31T12:00:00Z',
        fields: { run: 3 },
      },
    ],
    [
      '{"message":"full","levelname":"CRITICAL","asctime":"2026-01-31 12:00:00,123","name":"app","log_code":"LOG1","component":"Db"}',
      {
        layout: 'python-json-logger',
        level: 'fatal CRITICAL',
        message: 'full',
        logger: 'app',
        timestamp: '2026-01-31 12:00:00,123',
        code: 'LOG1',
        component: 'Db',
      },
    ],
    [
      '{"@timestamp":"2026-01-31T12:00:00Z","log.level":"error","message":"full","ecs.version":"1.6.0","event":{"code":"LOG1"},"log":{"logger":"app"}}',
      {
        layout: 'ecs',
        level: 'error error',
        message: 'full',
        code: 'LOG1',
        logger: 'app',
        timestamp: '2026-01-31T12:00:00Z',
        fields: { 'ecs.version': '1.6.0', event: { code: 'LOG1' }, log: { logger: 'app' } },
      },
    ],
    [
      '[Nest] 123  - 01/31/2026, 12:00:00 PM     LOG [AppService] started',
      {
        layout: '[Nest] {process} - {timestamp} {level} [{logger}] {message}',
        level: 'info LOG',
        logger: 'AppService',
        message: 'started',
        timestamp: '01/31/2026, 12:00:00 PM',
        fields: { process: '123' },
      },
    ],
    [
      'Jan  1 12:00:00 host sshd[12]: closed',
      {
        layout: '{timestamp} {host} {process}[{pid}]: {message}',
        message: 'closed',
        timestamp: 'Jan  1 12:00:00',
        fields: { host: 'host', process: 'sshd', pid: '12' },
      },
    ],
    [
      'WARNING:root:full',
      {
        layout: '{level}:{logger}:{message}',
        level: 'warn WARNING',
        logger: 'root',
        message: 'full',
      },
    ],
  ])('read %s', (line, expected) => {
    expect(known(line)).toEqual([expected]);
  });

  it('read every record of an OTLP export', () => {
    const record = (text: string) => ({
      timeUnixNano: '1767225600000000000',
      severityNumber: 13,
      body: { stringValue: text },
      attributes: [
        { key: 'code', value: { stringValue: 'LOG612' } },
        { key: 'dropped', value: { intValue: '3' } },
      ],
    });
    const line = JSON.stringify({
      resourceLogs: [
        { scopeLogs: [{ scope: { name: 'app' }, logRecords: [record('a'), record('b')] }] },
      ],
    });
    const expected = {
      layout: 'otlp',
      level: 'warn warn',
      code: 'LOG612',
      logger: 'app',
      timestamp: '1767225600000000000',
      fields: { dropped: 3 },
    };
    expect(known(line)).toEqual([
      { ...expected, message: 'a' },
      { ...expected, message: 'b' },
    ]);
    expect(known(JSON.stringify(record('c')))).toMatchObject([{ message: 'c' }]);
  });

  it('leave other lines alone', () => {
    for (const line of ['', 'started', '{"a":1}', '{"a":', '[1,2]', '=====', 'Note: this']) {
      expect(known(line), line).toEqual([]);
    }
  });
});

describe('where the call stands', () => {
  const read = lineReader(
    ['{level} {logger}.{function}:{lineno} {message}', '{file}:{lineno} {message}'].map(
      (text) => parseTextLayout(text) as LineLayout,
    ),
  );

  it.each([
    ['INFO a.b.c.run:12 x', { logger: 'a.b.c', function: 'run', lineno: '12', message: 'x' }],
    ['INFO a.<module>:1 x', { logger: 'a', function: '<module>', lineno: '1', message: 'x' }],
    ['src/app.py:3 x', { file: 'src/app.py', lineno: '3', message: 'x' }],
    ['C:\\src\\app.py:3 x: y', { file: 'C:\\src\\app.py', lineno: '3', message: 'x: y' }],
  ])('%s', (line, expected) => {
    expect(read(line, 1)[0]).toMatchObject(expected);
  });

  it.each([
    [
      'bunyan',
      {
        name: 'a',
        pid: 1,
        v: 0,
        level: 30,
        msg: 'x',
        src: { file: '/a.js', line: 20, func: 'Wuzzle.woos' },
      },
      '/a.js 20 Wuzzle.woos',
    ],
    [
      'ecs',
      {
        '@timestamp': '2026',
        message: 'x',
        log: { origin: { file: { line: 42, name: 'A.java' }, function: 'init' } },
      },
      'A.java 42 init',
    ],
    [
      'python-json-logger',
      { message: 'x', levelname: 'INFO', pathname: '/a.py', lineno: 3, funcName: 'f' },
      '/a.py 3 f',
    ],
    ['structlog', { event: 'x', filename: 'a.py', lineno: 3, func_name: 'f' }, 'a.py 3 f'],
    [
      'otlp',
      {
        timeUnixNano: '1',
        body: { stringValue: 'x' },
        attributes: [
          { key: 'code.file.path', value: { stringValue: '/a.go' } },
          { key: 'code.line.number', value: { intValue: '4' } },
          { key: 'code.function.name', value: { stringValue: 'a.b.F' } },
        ],
      },
      '/a.go 4 a.b.F',
    ],
  ])('in JSON of %s', (id, object, expected) => {
    const [record] = lineReader(JSON_LAYOUTS)(JSON.stringify(object), 1);
    expect(record?.layout).toBe(id);
    expect(`${record?.file} ${record?.lineno} ${record?.function}`).toBe(expected);
  });
});

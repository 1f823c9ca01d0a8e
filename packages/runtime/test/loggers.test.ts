/** Every logger is the real one, and what is compared is what it wrote. */
import { Writable } from 'node:stream';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ADAPTER, logConstant, type LogConstant } from '@loglex/runtime';
import bunyan from 'bunyan';
import { createConsola } from 'consola';
import log4js from 'log4js';
import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import winston from 'winston';

const QUEUE_FULL = {
  code: 'LOG612',
  name: 'SINK_QUEUE_FULL',
  level: 'warn',
  message: 'Queue full for run {run_id}: {dropped} rows, {ratio} of {{all}}',
  component: 'telemetry',
  subcomponent: 'db-sink',
  tags: ['backpressure'],
  formats: { ratio: 'percent' },
} as LogConstant<{ run_id: string; dropped: number; ratio: number }>;

const FAILED = {
  code: 'LOG7',
  name: 'FAILED',
  level: 'fatal',
  message: 'Failed: {reason}',
} as LogConstant<{
  reason: unknown;
}>;
const TRACED = { code: 'LOG8', name: 'TRACED', level: 'trace', message: 'Traced' } as LogConstant;
const NOTICED = {
  code: 'LOG9',
  name: 'NOTICED',
  level: 'info',
  native: 'notice',
  message: 'Noticed',
} as LogConstant;

const FIELDS = { run_id: '7', dropped: 3, ratio: 0.256 };
const TEXT = 'Queue full for run 7: 3 rows, 25.6% of {all}';
const RECORD = {
  code: 'LOG612',
  component: 'telemetry',
  subcomponent: 'db-sink',
  tags: ['backpressure'],
  ...FIELDS,
};
/** What a value may hold to be taken for something else. */
const HOSTILE = '{run_id} %s %d %j %% {{x}} ${y}';
const FORGED = 'a\r\nFAKE \u001b[31m\u2028\u202e';
const VISIBLE = 'a\\r\\nFAKE \\u001b[31m\\u2028\\u202e';

afterEach(() => void vi.restoreAllMocks());

function memory(): { stream: Writable; lines: () => string[] } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, lines: () => text.split('\n').filter((line) => line !== '') };
}

type Json = Record<string, unknown>;

/** Loggers that write JSON, each with what it wrote since it was made. */
const JSON_LOGGERS: Readonly<Record<string, () => { logger: object; written: () => Json[] }>> = {
  pino() {
    const { stream, lines } = memory();
    return { logger: pino({ base: null }, stream), written: () => lines().map(parsed) };
  },
  bunyan() {
    const { stream, lines } = memory();
    return {
      logger: bunyan.createLogger({ name: 'test', stream }),
      written: () => lines().map(parsed),
    };
  },
  winston() {
    const { stream, lines } = memory();
    const logger = winston.createLogger({
      format: winston.format.combine(winston.format.splat(), winston.format.json()),
      transports: [new winston.transports.Stream({ stream })],
    });
    return { logger, written: () => lines().map(parsed) };
  },
};

const parsed = (line: string) => JSON.parse(line) as Json;
const textOf = (record: Json) =>
  typeof record['level'] === 'number' ? record['msg'] : record['message'];

describe.each(Object.entries(JSON_LOGGERS))('%s', (name, open) => {
  it('writes one record: text, level, constant, fields', () => {
    const { logger, written } = open();
    logConstant(logger, QUEUE_FULL, FIELDS);
    expect(written()).toHaveLength(1);
    const [record] = written() as [Json];
    expect(record).toMatchObject(RECORD);
    expect(textOf(record)).toBe(TEXT);
    expect(record['level']).toBe({ pino: 40, bunyan: 40, winston: 'warn' }[name]);
  });

  it('writes an error whole', () => {
    const { logger, written } = open();
    const error = new TypeError('Boom');
    logConstant(logger, FAILED, { reason: 'x' }, error);
    logConstant(logger, FAILED, { reason: 'x', err: error });
    const [given, field] = written() as [Json, Json];
    expect(given['err']).toMatchObject({ message: 'Boom', stack: error.stack });
    expect(field['err']).toEqual(given['err']);
  });

  it('interpolates nothing twice', () => {
    const { logger, written } = open();
    logConstant(logger, FAILED, { reason: HOSTILE });
    expect(written()).toHaveLength(1);
    expect(textOf(written()[0]!)).toBe(`Failed: ${HOSTILE}`);
    expect(written()[0]).toMatchObject({ reason: HOSTILE });
  });

  it('lets no field overwrite what it writes itself', () => {
    const { logger, written } = open();
    const constant = { ...FAILED, component: 'own' } as unknown as LogConstant<Json & object>;
    const stolen = {
      code: 'X',
      component: 'X',
      level: 'X',
      msg: 'X',
      message: 'X',
      time: 'X',
      ['__proto__']: 'X',
      splat: ['X'],
    };
    logConstant(logger, constant, { reason: '%s', ...stolen, code_: 1 });
    const [record] = written() as [Json];
    expect(record).toMatchObject({
      code: 'LOG7',
      component: 'own',
      component_: 'X',
      code_: 1,
      code__: 'X',
      level_: 'X',
    });
    expect(textOf(record)).toBe('Failed: %s');
    expect(JSON.stringify(record).match(/"level":/g)).toHaveLength(1);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });

  it('looks a placeholder up in what the logger adds', () => {
    const { logger, written } = open();
    if (name === 'winston')
      Object.assign(logger, { defaultMeta: { run_id: 'child', component: 'other' } });
    const child = name === 'winston' ? logger : (logger as pino.Logger).child({ run_id: 'child' });
    logConstant(child, QUEUE_FULL as LogConstant, { dropped: 1, ratio: 1 } as object);
    expect(textOf(written()[0]!)).toBe('Queue full for run child: 1 rows, 100% of {all}');
    expect(written()[0]).toMatchObject({ run_id: 'child', component: 'telemetry' });
  });

  it('renders nothing that the logger does not write', () => {
    const { logger, written } = open();
    const reason = { toString: vi.fn(() => 'rendered') };
    logConstant(logger, { ...FAILED, level: 'trace' }, { reason });
    expect(written()).toEqual([]);
    expect(reason.toString).not.toHaveBeenCalled();
  });
});

it('pino writes the error itself, and what a child adds', () => {
  const { stream, lines } = memory();
  const seen: unknown[] = [];
  const logger = pino({ base: null, serializers: { err: (error) => seen.push(error) } }, stream);
  const error = new Error('Boom');
  logConstant(logger.child({ request: 1 }), FAILED, { reason: '' }, error);
  expect(seen).toEqual([error]);
  expect(parsed(lines()[0]!)).toMatchObject({ request: 1, code: 'LOG7' });
});

it('winston and pino are asked for the level by the name that the catalog gives it', () => {
  const syslog = memory();
  const logger = winston.createLogger({
    levels: winston.config.syslog.levels,
    level: 'debug',
    format: winston.format.json(),
    transports: [new winston.transports.Stream({ stream: syslog.stream })],
  });
  for (const constant of [NOTICED, FAILED, QUEUE_FULL as LogConstant])
    logConstant(logger, constant as LogConstant);
  expect(syslog.lines().map((line) => parsed(line)['level'])).toEqual([
    'notice',
    'crit',
    'warning',
  ]);

  const own = memory();
  const custom = pino({ customLevels: { notice: 35 } }, own.stream);
  logConstant(custom, NOTICED);
  expect(parsed(own.lines()[0]!)['level']).toBe(35);
});

it('winston passes text formats what nobody can forge', () => {
  const { stream, lines } = memory();
  const logger = winston.createLogger({
    format: winston.format.printf(({ level, message }) => `${level}: ${String(message)}`),
    transports: [new winston.transports.Stream({ stream })],
  });
  logConstant(logger, FAILED, { reason: FORGED });
  expect(lines()).toEqual([`error: Failed: ${VISIBLE}`]);
});

/** Runs lines of a program that has `logConstant` and the constants, and gives what it printed. */
function printed(program: string): string[] {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `
import { logConstant } from '@loglex/runtime';
const QUEUE_FULL = ${JSON.stringify(QUEUE_FULL)}, FAILED = ${JSON.stringify(FAILED)}, TRACED = ${JSON.stringify(TRACED)};
const FIELDS = ${JSON.stringify(FIELDS)}, HOSTILE = ${JSON.stringify(HOSTILE)}, FORGED = ${JSON.stringify(FORGED)};
${program}`,
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  );
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
}

const LINE = `${TEXT} ${JSON.stringify(RECORD)}`;

/** Loggers that print text: how a program gets one, and what it prints before the message. */
const TEXT_LOGGERS: Readonly<Record<string, readonly [setup: string, before: RegExp]>> = {
  console: ['const logger = console;', /^/],
  log4js: [
    `import log4js from 'log4js';
log4js.configure({ appenders: { out: { type: 'stdout', layout: { type: 'pattern', pattern: '%p %m' } } }, categories: { default: { appenders: ['out'], level: 'info' } } });
const logger = log4js.getLogger('test');`,
    /^[A-Z]+ /,
  ],
  consola: [
    `import { createConsola } from 'consola/basic'; const logger = createConsola({ level: 3 });`,
    /^\[\w+\] +/,
  ],
  nestjs: [
    `import 'reflect-metadata'; import { Logger } from '@nestjs/common'; const logger = new Logger('Sink');`,
    /^\[Nest\] .*?(?:WARN|ERROR|FATAL) \[Sink\] /,
  ],
  unknown: ['const logger = { warn: console.log, error: console.log };', /^/],
};

describe.each(Object.entries(TEXT_LOGGERS))('%s', (name, [setup, before]) => {
  const messages = (program: string) => {
    const lines = printed(`${setup}\n${program}`);
    for (const line of lines) expect(line).toMatch(before);
    return lines.map((line) => line.replace(before, ''));
  };

  it('prints one line: the message, then the record', () => {
    const lines = messages('logConstant(logger, QUEUE_FULL, FIELDS);');
    expect(lines).toHaveLength(1);
    if (name === 'nestjs')
      expect(lines[0]).toContain(`${TEXT} { code: 'LOG612', component: 'telemetry'`);
    else expect(lines).toEqual([LINE]);
  });

  it('interpolates nothing twice', () => {
    const lines = messages('logConstant(logger, FAILED, { reason: HOSTILE });');
    expect(lines).toHaveLength(1);
    expect(lines[0]!.startsWith(`Failed: ${HOSTILE} {`)).toBe(true);
  });

  it('prints on one line what would act: in values, in keys, in errors at any depth', () => {
    const lines = messages(`
logConstant(logger, FAILED, { reason: FORGED, [FORGED]: 1, deep: { error: new Error(FORGED), list: [FORGED] } });
logConstant(logger, FAILED, { reason: new Error(FORGED) }, Object.assign(new Error(FORGED), { cause: new Error(FORGED) }));`);
    expect(lines).toHaveLength(2);
    expect(lines[0]!.startsWith(`Failed: ${VISIBLE} {`)).toBe(true);
    for (const line of lines) {
      const inRecord = name === 'nestjs' ? line.slice(0, line.indexOf(' {')) : line;
      expect(inRecord).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
      expect(line).not.toMatch(/[\u0000-\u001f]/);
    }
    expect(lines[1]).toContain('stack');
  });

  it('does not fail where values do', () => {
    const lines = messages(`
const circle = {}; circle.self = circle;
const broken = { toString() { throw new Error('no') }, toJSON() { throw new Error('no') } };
logConstant(logger, FAILED, { reason: broken, circle, big: 10n, symbol: Symbol('s'), fn: () => 1, map: new Map([[1, 2]]) });
logConstant(logger, FAILED, Object.assign(Object.create(null), { reason: Object.create(null) }));`);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toContain('Failed: [not shown]');
  });
});

it('the console prints no stack for a trace, and is given objects in a browser', () => {
  expect(printed('logConstant(console, TRACED)')).toEqual(['Traced {"code":"LOG8"}']);
  vi.stubGlobal('document', {});
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const error = new Error('Boom');
  logConstant(console, QUEUE_FULL, FIELDS, error);
  // Chromium would fill a hole with TEXT, look for holes in that again, and find `%s`.
  expect(warn.mock.calls).toEqual([['', TEXT, { ...RECORD, err: error }]]);
  vi.unstubAllGlobals();
});

it('Nest writes one JSON object where it writes JSON', () => {
  const lines = printed(`import 'reflect-metadata'; import { ConsoleLogger } from '@nestjs/common';
logConstant(new ConsoleLogger('Sink', { json: true }), QUEUE_FULL, FIELDS);`);
  expect(lines).toHaveLength(1);
  expect(parsed(lines[0]!)).toMatchObject({
    level: 'warn',
    message: TEXT,
    context: 'Sink',
    params: RECORD,
  });
});

it('Nest before version 12 would take a record for a second message, and is given one text', () => {
  const calls: unknown[][] = [];
  const logger = { localInstance: {}, warn: (...args: unknown[]) => calls.push(args) };
  logConstant(logger, QUEUE_FULL, FIELDS);
  expect(calls).toEqual([[LINE]]);
});

it('levels that are off print nothing', () => {
  expect(
    printed(`import log4js from 'log4js'; import { createConsola } from 'consola/basic';
log4js.configure({ appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'off' } } });
logConstant(log4js.getLogger(), QUEUE_FULL, FIELDS);
logConstant(createConsola({ level: 0 }), QUEUE_FULL, FIELDS);
logConstant({ error() {} }, QUEUE_FULL, FIELDS);`),
  ).toEqual([]);
});

it('a logger may bring its own adapter', () => {
  const written: unknown[] = [];
  const logger = {
    [ADAPTER]: {
      levelOf: () => 'w',
      write: (_: object, ...args: unknown[]) => written.push(args),
      reserved: new Set(['run_id']),
      isText: false,
    },
  };
  logConstant(logger, QUEUE_FULL, FIELDS);
  const { run_id, ...rest } = RECORD;
  expect(written).toEqual([['w', TEXT, { ...rest, run_id_: run_id }]]);
});

it('unused loggers are what they are taken for', () => {
  expect(createConsola({}).level).toBeTypeOf('number');
  expect(log4js.getLogger().isLevelEnabled('info')).toBe(false);
});

/** Why a call is a log call: import, factory, constructor, declared type, binding, and last the name. */
import { describe, expect, it } from 'vitest';
import { facts, onlyCall } from './both-parsers.ts';

/** Source, then sink, confidence and a part of the reason. */
const RESOLVED: readonly (readonly [string, string, 'certain' | 'likely', string])[] = [
  [
    "const warn = logger.warn.bind(logger); warn('x')",
    'logger',
    'likely',
    '`warn` is `logger.warn.bind(logger)`',
  ],
  ["const { error } = console; error('x')", 'console', 'certain', '`console` is global'],
  ["console.log('x')", 'console', 'certain', '`console` is global'],
  [
    "import pino from 'pino'; const l = pino(); l.info('x')",
    'pino',
    'certain',
    "imported from 'pino'",
  ],
  [
    "import { pino } from 'pino'; const l = pino({}); l.info('x')",
    'pino',
    'certain',
    "imported from 'pino'",
  ],
  [
    "import * as p from 'pino'; const l = p.pino(); l.info('x')",
    'pino',
    'certain',
    "imported from 'pino'",
  ],
  [
    "const pino = require('pino'); const l = pino(); l.info('x')",
    'pino',
    'certain',
    "'pino' is required",
  ],
  ["const l = require('pino')(); l.info('x')", 'pino', 'certain', "'pino' is required"],
  [
    "const { createLogger: make } = require('winston'); const w = make(); w.info('x')",
    'winston',
    'certain',
    "'winston' is required",
  ],
  [
    "import winston from 'winston'; winston.info('x')",
    'winston',
    'certain',
    "imported from 'winston'",
  ],
  [
    "import * as w from 'winston'; w.loggers.get('a').info('x')",
    'winston',
    'certain',
    "imported from 'winston'",
  ],
  [
    "import bunyan from 'bunyan'; const l = bunyan.createLogger({ name: 'a' }); l.info('x')",
    'bunyan',
    'certain',
    "imported from 'bunyan'",
  ],
  [
    "import Logger from 'bunyan'; function f(l: Logger) { l.info('x') }",
    'bunyan',
    'certain',
    'declared as `Logger`',
  ],
  [
    "import { Logger } from '@nestjs/common'; Logger.log('x')",
    'nestjs',
    'certain',
    "'@nestjs/common'",
  ],
  [
    "import { Logger } from '@nestjs/common'; class A { private readonly l = new Logger(A.name); m() { this.l.log('x') } }",
    'nestjs',
    'certain',
    '`this.l` is `new Logger(A.name)`',
  ],
  [
    "import { PinoLogger } from 'nestjs-pino'; class A { constructor(private l: PinoLogger) {} m() { this.l.info('x') } }",
    'nestjs-pino-logger',
    'certain',
    'declared as `PinoLogger`',
  ],
  [
    "import log4js from 'log4js'; const l = log4js.getLogger('a'); l.mark('x')",
    'log4js',
    'certain',
    "'log4js'",
  ],
  ["import log from 'loglevel'; log.getLogger('a').info('x')", 'loglevel', 'certain', "'loglevel'"],
  ["import { consola } from 'consola'; consola.box('x')", 'consola', 'certain', "'consola'"],
  [
    "import { Logger } from 'tslog'; const l = new Logger({ name: 'a' }); l.silly('x')",
    'tslog',
    'certain',
    "'tslog'",
  ],
  [
    "import { getLogger } from '@logtape/logtape'; const l = getLogger(['a']); l.info('x')",
    'logtape',
    'certain',
    "'@logtape/logtape'",
  ],
  [
    "import createDebug from 'debug'; const d = createDebug('app'); d('x')",
    'debug',
    'certain',
    "'debug'",
  ],
  ["const trace = require('debug')('app'); trace('x')", 'debug', 'certain', "'debug' is required"],
  ["import bole from 'bole'; const l = bole('a'); l.info('x')", 'bole', 'certain', "'bole'"],
  ["import { Roarr } from 'roarr'; Roarr.info({ a }, 'x')", 'roarr', 'certain', "'roarr'"],
  [
    "import type { Logger as L } from 'pino'; class A { l!: L; m() { this.l.info('x') } }",
    'pino',
    'certain',
    '`this.l` is declared as `L`',
  ],
  [
    "import pino from 'pino'; class A { constructor() { this.l = pino() } m() { this.l.info('x') } }",
    'pino',
    'certain',
    '`this.l` is `pino()`',
  ],
  [
    "import pino from 'pino'; class A { get l() { return root } m() { this.l.info('x') } } const root = pino()",
    'pino',
    'certain',
    'pino()',
  ],
  ["import pino from 'pino'; function f(l = pino()) { l.info('x') }", 'pino', 'certain', 'pino()'],
  [
    "import pino from 'pino'; const a = pino(), b = a.child({ q: 1 }), c = b; c.info('x')",
    'pino',
    'certain',
    'pino()',
  ],
  [
    "import pino from 'pino'; const a = pino(); const { warn } = a; warn('x')",
    'pino',
    'certain',
    '`warn` is `a`',
  ],
  [
    "import pino from 'pino'; const a = pino(); const { warn: tell } = a; tell('x')",
    'pino',
    'certain',
    '`tell` is `a`',
  ],
  [
    "function f({ out }: { out: Logger }) { out.info('x') }",
    'logger',
    'certain',
    'declared as `Logger`',
  ],
  [
    "function f(out: Partial<Logger> | undefined) { out.info('x') }",
    'logger',
    'certain',
    'declared as `Logger`',
  ],
  ["function f(out: Console) { out.info('x') }", 'console', 'certain', 'declared as `Console`'],
  [
    "import { logger } from './logger'; logger.info('x')",
    'logger',
    'certain',
    'a module of loggers',
  ],
  [
    "const { logger } = require('../utils/logger.js'); logger.info('x')",
    'logger',
    'certain',
    'a module of loggers',
  ],
  [
    "import { logger } from './server'; logger.info('x')",
    'logger',
    'likely',
    "imported from './server'",
  ],
  ["logger.info('x')", 'logger', 'likely', 'named like a logger'],
  ["this.logger.info('x')", 'logger', 'likely', '`this.logger` is named like a logger'],
  ["makeLogger('a').info('x')", 'logger', 'likely', 'maker of loggers'],
];

describe('the reason of a log call', () => {
  it.each(RESOLVED)('%s', (source, sink, confidence, reason) => {
    const call = onlyCall(source);
    expect(call).toMatchObject({ sink, confidence });
    expect(call.reason).toContain(reason);
  });
});

describe('names', () => {
  it('are shadowed', () => {
    const source = `import logger from 'pino'; const log = logger();
      function f(log: string) { log.info('not this') }
      { const log = new Map(); log.error('nor this') }
      for (const log of logs) log.info('by name'); log.info('by factory');`;
    const found = facts(source).calls.map(({ sink, confidence }) => `${sink} ${confidence}`);
    expect(found).toEqual(['logger likely', 'pino certain']);
  });

  it('are hoisted', () => {
    const source = `function f() { out.info('x'); if (a) { var out = pino() } } import pino from 'pino';`;
    expect(onlyCall(source)).toMatchObject({ sink: 'pino' });
  });

  it('may be their own value', () => {
    expect(facts("const a = a; a.info('x'); const b = c, c = b; b.info('y')").calls).toEqual([]);
  });
});

describe('what a logger has of its own', () => {
  it('is a namespace', () => {
    const source = `import { getLogger } from '@logtape/logtape'; const l = getLogger(['app', 'db']); l.info('x');`;
    expect(onlyCall(source).logger.namespace).toBe('app.db');
    expect(facts(source).loggers).toMatchObject([{ namespace: 'app.db', sink: 'logtape' }]);
  });

  it.each([
    ["import pino from 'pino'; export const log = pino({ name: 'api' })", 'api'],
    [
      "import { Logger } from '@nestjs/common'; const l = new Logger(UserService.name)",
      'UserService',
    ],
    ["import { Logger } from '@nestjs/common'; const l = new Logger('Users')", 'Users'],
    ["const l = getLogger('app.users')", 'app.users'],
    ["const d = require('debug')('app:db')", 'app:db'],
    ["import { consola } from 'consola'; const l = consola.withTag('db')", 'db'],
  ])('%s', (source, namespace) => {
    const { loggers } = facts(source);
    expect(loggers.map((site) => site.namespace)).toEqual([namespace]);
  });

  it('is the fields of its children', () => {
    const source = `import pino from 'pino'; const a = pino().child({ runId, user }).child({ step: 1 }); a.info('x')`;
    expect(onlyCall(source).ambientFields).toEqual(['runId', 'user', 'step']);
  });
});

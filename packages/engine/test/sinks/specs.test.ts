/** Each ecosystem's own order of arguments, on calls as its documentation shows them. */
import { describe, expect, it } from 'vitest';
import { SINKS } from '../../src/sinks/index.ts';
import { calls } from '../frontends/both-parsers.ts';

/** Setup of an ecosystem, then calls with what they say. */
const DOCUMENTED: Readonly<
  Record<string, readonly [string, readonly (readonly [string, string])[]]>
> = {
  bole: [
    "import bole from 'bole'; const log = bole('a');",
    [
      ["log.info('one %s', two)", 'bole.info "one {two}"'],
      ["log.error(err, 'Failed')", 'bole.error "Failed" error=err'],
      ['log.debug({ a: 1 })', 'bole.debug fields=a'],
    ],
  ],
  bunyan: [
    "import bunyan from 'bunyan'; const log = bunyan.createLogger({ name: 'a' });",
    [
      ["log.info('hi %s', name)", 'bunyan.info "hi {name}"'],
      ["log.info({ foo: 'bar' }, 'hi')", 'bunyan.info "hi" fields=foo'],
      ["log.warn(err, 'more')", 'bunyan.warn "more" error=err'],
      ["log.child({ a: 1 }).fatal('x')", 'bunyan.fatal "x"'],
    ],
  ],
  consola: [
    "import { consola, createConsola } from 'consola'; const made = createConsola({});",
    [
      ["consola.success('Built')", 'consola.success "Built"'],
      ["consola.box('Hi')", 'consola.box "Hi"'],
      ["consola.fail('No', err)", 'consola.fail "No" error=err'],
      ["made.withTag('db').start('Go')", 'consola.start "Go"'],
    ],
  ],
  console: [
    '',
    [
      ["console.log('a', b)", 'console.log "a"'],
      ["console.error('Failed:', err)", 'console.error "Failed:" error=err'],
      ["console.error(err, 'failed')", 'console.error "failed" error=err'],
      ['console.log(a, b)', 'console.log <identifier>'],
      ['console.table(rows)', 'console.table <identifier>'],
      ["console?.warn('x')", 'console.warn "x"'],
    ],
  ],
  debug: [
    "import createDebug from 'debug'; const debug = createDebug('app'); const sub = debug.extend('db');",
    [
      ["debug('listening on %d', port)", 'debug.debug "listening on {port}"'],
      ["sub('x')", 'debug.debug "x"'],
    ],
  ],
  log4js: [
    "import log4js from 'log4js'; const log = log4js.getLogger('a');",
    [
      ["log.info('Got %s', x)", 'log4js.info "Got {x}"'],
      ["log.error('Failed', err)", 'log4js.error "Failed" error=err'],
      ["log.log('warn', 'Low')", 'log4js.warn "Low"'],
    ],
  ],
  loglevel: [
    "import log from 'loglevel';",
    [
      ["log.log('x')", 'loglevel.log "x"'],
      ["log.getLogger('a').trace('x', y)", 'loglevel.trace "x"'],
    ],
  ],
  logtape: [
    "import { getLogger } from '@logtape/logtape'; const log = getLogger(['a']);",
    [
      [
        "log.info('User {name} of {org.id}', { name })",
        'logtape.info "User {name} of {org.id}" fields=name',
      ],
      ['log.info`User ${name}`', 'logtape.info "User {name}"'],
      ['log.debug((l) => l`User ${name}`)', 'logtape.debug "User {name}"'],
      ['log.warning({ a: 1 })', 'logtape.warning fields=a'],
      ["log.getChild('b').with({ c: 1 }).error('x')", 'logtape.error "x"'],
    ],
  ],
  nestjs: [
    "import { Logger } from '@nestjs/common'; const log = new Logger('A');",
    [
      ["log.log('Ready')", 'nestjs.log "Ready"'],
      ["log.error('Failed', err.stack)", 'nestjs.error "Failed" error=err.stack'],
      [
        "log.error('Failed', err.stack, 'Ctx')",
        'nestjs.error "Failed" context=\'Ctx\' error=err.stack',
      ],
      ["Logger.verbose('x', Foo.name)", 'nestjs.verbose "x" context=Foo.name'],
      ["Logger.log({ a: 1 }, 'Saved', 'Ctx')", 'nestjs.log "Saved" context=\'Ctx\' fields=a'],
      ["Logger.log({ a: 1 }, 'Ctx')", "nestjs.log context='Ctx' fields=a"],
    ],
  ],
  'nestjs-pino': [
    "import { Logger } from 'nestjs-pino'; function f(log: Logger) { log.log('x', 'Ctx') }",
    [['', 'nestjs-pino.log "x" context=\'Ctx\'']],
  ],
  'nestjs-pino-logger': [
    "import { PinoLogger } from 'nestjs-pino'; function f(log: PinoLogger) { log.info({ a }, 'x') }",
    [['', 'nestjs-pino-logger.info "x" fields=a']],
  ],
  pino: [
    "import pino from 'pino'; const log = pino(); const child = log.child({ a: 1 });",
    [
      ["log.info('hello')", 'pino.info "hello"'],
      ["log.info({ a: 1 }, 'hello %s', x)", 'pino.info "hello {x}" fields=a'],
      ['log.error(err)', 'pino.error error=err'],
      ["log.error({ err, id }, 'Failed')", 'pino.error "Failed" fields=err,id error=err'],
      [
        "log.error(new Error('kaboom'), 'Failed')",
        'pino.error "Failed" error=new Error(\'kaboom\')',
      ],
      ["log.debug(update, 'Updating')", 'pino.debug "Updating" opaque'],
      ["log.info({ ...ctx }, 'x')", 'pino.info "x" fields=<spread>'],
      ["child.fatal('x')", 'pino.fatal "x"'],
      ["log.notice('x')", 'pino.notice "x"'],
    ],
  ],
  roarr: [
    "import { Roarr as log } from 'roarr';",
    [
      ["log.info({ a: 1 }, 'x %s', y)", 'roarr.info "x {y}" fields=a'],
      ["log('x')", 'roarr.log "x"'],
    ],
  ],
  tslog: [
    "import { Logger } from 'tslog'; const log = new Logger({ name: 'a' });",
    [
      ["log.silly('x', y)", 'tslog.silly "x"'],
      ["log.getSubLogger({ name: 'b' }).fatal(new Error('x'))", "tslog.fatal error=new Error('x')"],
    ],
  ],
  winston: [
    "import winston from 'winston'; const log = winston.createLogger({});",
    [
      ["log.info('hello', { a: 1 })", 'winston.info "hello" fields=a'],
      ["log.log('warn', 'low', { a })", 'winston.warn "low" fields=a'],
      ["log.log(level, 'low')", 'winston.[] "low"'],
      ["log.log({ level: 'http', message: 'x', a })", 'winston.http "x" fields=level,message,a'],
      ["log.log({ level, message: 'x' })", 'winston.[] "x" fields=level,message'],
      ["log.log({ level: 3, message: 'x' })", 'winston.[] "x" fields=level,message'],
      ["log.log({ level: 'loud', message: 'x' })", 'winston.- "x" fields=level,message'],
      ["log.error('Failed', err)", 'winston.error "Failed" error=err'],
      ["winston.warn('x')", 'winston.warn "x"'],
      ["log.child({ a: 1 }).silly('x')", 'winston.silly "x"'],
    ],
  ],
};

it('has an example of every ecosystem', () => {
  expect(Object.keys(DOCUMENTED).sort()).toEqual(SINKS.map(({ id }) => id).sort());
});

describe.each(Object.entries(DOCUMENTED))('%s', (_, [setup, examples]) => {
  it.each(examples)('%s', (source, expected) => {
    expect(calls(`${setup} ${source}`)).toEqual([expected]);
  });
});

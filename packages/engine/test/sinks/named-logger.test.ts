/** Which names are loggers' names, and which only look like them. */
import { describe, expect, it } from 'vitest';
import {
  isLoggerFactoryName,
  isLoggerModule,
  isLoggerName,
  isLoggerTypeName,
} from '../../src/sinks/named-logger.ts';

describe('names', () => {
  it.each(
    [
      ...['log', 'logger', 'LOG', 'LOGGER', '_log', '_logger', '$log', 'Log', 'Logger', 'logging'],
      ...[
        'childLogger',
        'pluginLogger',
        'loggerAB',
        'loggerNodeA',
        'LOGGER_DB',
        'logger2',
        'accessLog',
        'auditLog',
      ],
      ...['requestLogger', 'httpLog', 'app_log', 'loggerInstance'],
    ].map((name) => [name]),
  )('%s is a logger', (name) => {
    expect(isLoggerName(name)).toBe(true);
  });

  it.each(
    [
      ...[
        'catalog',
        'dialog',
        'changelog',
        'changeLog',
        'CHANGELOG',
        'blog',
        'backlog',
        'analog',
        'prolog',
      ],
      ...[
        'logs',
        'login',
        'logo',
        'logout',
        'logic',
        'logical',
        'clog',
        'gitLog',
        'commitLog',
        'isLog',
      ],
      ...[
        'loggerConfig',
        'loggerMiddleware',
        'loggerOptions',
        'toast',
        'spinner',
        'subject',
        'message',
        '',
      ],
    ].map((name) => [name]),
  )('%s is none', (name) => {
    expect(isLoggerName(name)).toBe(false);
  });
});

describe('makers', () => {
  it.each(['getLogger', 'createLogger', 'useLogger', 'logger', 'testLogger', 'getLog', 'makeLog'])(
    '%s',
    (name) => {
      expect(isLoggerFactoryName(name)).toBe(true);
    },
  );
  it.each(['getChangeLog', 'log', 'isLogging', 'getDialog', 'expect', 'readLogs'])(
    'not %s',
    (name) => {
      expect(isLoggerFactoryName(name)).toBe(false);
    },
  );
});

describe('types', () => {
  it.each([
    'Logger',
    'ILogger',
    'PinoLogger',
    'LoggerService',
    'LoggerNode',
    'Log',
    'FastifyBaseLogger',
  ])('%s', (name) => {
    expect(isLoggerTypeName(name)).toBe(true);
  });
  it.each(['LoggerOptions', 'LogLevel', 'Catalog', 'AuditLog', 'LogEntry', 'LoggerModule'])(
    'not %s',
    (name) => {
      expect(isLoggerTypeName(name)).toBe(false);
    },
  );
});

describe('modules', () => {
  it.each([
    './logger',
    '../utils/log.js',
    '@acme/logging',
    'lib/logger/index.ts',
    './my-logger',
    '../logger/'.slice(0, -1),
  ])('%s', (source) => {
    expect(isLoggerModule(source)).toBe(true);
  });
  it.each(['./catalog', './dialog', './login', './changelog', './logger/types', './blog'])(
    'not %s',
    (source) => {
      expect(isLoggerModule(source)).toBe(false);
    },
  );
});

/**
 * log4js, with an appender that keeps its events. That an event also names the first error among the values is not compared: a
 * value that no name tells to be one is only a value in a coded call.
 */
import type { Dialect, WrittenRecord } from '../dialect.ts';
import { printedRecord } from './printed.ts';

interface Log4js {
  configure(options: object): { getLogger(): object };
}

interface LoggingEvent {
  readonly data: readonly unknown[];
  readonly level: { readonly levelStr: string };
}

export const log4js: Dialect = {
  id: 'log4js',
  packages: ['log4js'],
  program: `import log4js from 'log4js';\nconst logger = log4js.getLogger();\n`,
  name: 'logger',
  isText: true,
  shape: {
    callees: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => `logger.${level}`),
    takesValues: true,
    arguments: (message, values, random) => [
      message,
      ...values,
      ...(random.chance(0.1) ? ['error'] : []),
    ],
  },
  async open(load) {
    const { configure } = (await load('log4js'))['default'] as Log4js;
    const records: WrittenRecord[] = [];
    const appender = {
      configure: () => (event: LoggingEvent) => {
        records.push(printedRecord(event.data, event.level.levelStr));
      },
    };
    const { getLogger } = configure({
      appenders: { memory: { type: appender } },
      categories: { default: { appenders: ['memory'], level: 'all' } },
    });
    return { logger: getLogger(), take: () => records.splice(0) };
  },
};

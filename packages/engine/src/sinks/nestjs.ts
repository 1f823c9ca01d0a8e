/** NestJS: `Logger` logs as a class and as an instance, and the last string is the context. */
import { methods, type SinkSpec } from './spec.ts';

export const nestjsSink: SinkSpec = {
  id: 'nestjs',
  modules: ['@nestjs/common'],
  exports: { Logger: ['logger', 'class'], ConsoleLogger: ['class'], LoggerService: ['type'] },
  methods: methods('log error warn debug verbose fatal'),
  children: [],
  shape: 'context-last',
  printf: false,
};

/** nestjs-pino's `Logger` keeps Nest's order of arguments. */
export const nestjsPinoSink: SinkSpec = {
  ...nestjsSink,
  id: 'nestjs-pino',
  modules: ['nestjs-pino'],
  exports: { Logger: ['class'] },
};

/** nestjs-pino's `PinoLogger` keeps pino's. */
export const nestjsPinoLoggerSink: SinkSpec = {
  id: 'nestjs-pino-logger',
  modules: ['nestjs-pino'],
  exports: { PinoLogger: ['class'] },
  methods: methods('trace debug info warn error fatal'),
  children: [],
  shape: 'object-first',
  printf: true,
};

/** Every ecosystem that Loglex knows without being told. */
import { boleSink } from './bole.ts';
import { bunyanSink } from './bunyan.ts';
import { consolaSink } from './consola.ts';
import { consoleSink } from './console.ts';
import { debugSink } from './debug.ts';
import { log4jsSink } from './log4js.ts';
import { loglevelSink } from './loglevel.ts';
import { logtapeSink } from './logtape.ts';
import { nestjsPinoLoggerSink, nestjsPinoSink, nestjsSink } from './nestjs.ts';
import { pinoSink } from './pino.ts';
import { roarrSink } from './roarr.ts';
import type { SinkSpec } from './spec.ts';
import { tslogSink } from './tslog.ts';
import { winstonSink } from './winston.ts';

export const SINKS: readonly SinkSpec[] = [
  boleSink,
  bunyanSink,
  consolaSink,
  consoleSink,
  debugSink,
  log4jsSink,
  loglevelSink,
  logtapeSink,
  nestjsSink,
  nestjsPinoSink,
  nestjsPinoLoggerSink,
  pinoSink,
  roarrSink,
  tslogSink,
  winstonSink,
];

/** winston: the message first and metadata after it, or the level before both; also without a logger of one's own. */
import { methods, type SinkSpec } from './spec.ts';

export const winstonSink: SinkSpec = {
  id: 'winston',
  modules: ['winston'],
  exports: {
    default: ['logger', 'namespace'],
    createLogger: ['factory'],
    loggers: ['logger', 'namespace'],
    get: ['factory'],
    add: ['factory'],
    Logger: ['class'],
  },
  methods: methods(
    'silly trace debug verbose http info notice warn warning error crit alert emerg fatal',
  ),
  levelMethods: ['log'],
  children: ['child'],
  shape: 'message-first',
  printf: true,
};

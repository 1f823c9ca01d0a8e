/** structlog: an event and its keywords. */
import { methods } from '../spec.ts';
import type { PythonSinkSpec } from './spec.ts';

export const structlogSink: PythonSinkSpec = {
  id: 'structlog',
  modules: ['structlog', 'structlog.stdlib'],
  exports: {
    default: ['namespace'],
    get_logger: ['factory'],
    getLogger: ['factory'],
    wrap_logger: ['factory'],
    BoundLogger: ['class', 'type'],
    BoundLoggerBase: ['class', 'type'],
    AsyncBoundLogger: ['class', 'type'],
    FilteringBoundLogger: ['type'],
  },
  methods: methods('debug info warning warn error exception critical fatal', {
    msg: 'info',
    adebug: 'debug',
    ainfo: 'info',
    awarning: 'warn',
    aerror: 'error',
    aexception: 'error',
    acritical: 'fatal',
  }),
  levelMethods: ['log', 'alog'],
  children: ['bind', 'new', 'unbind', 'try_unbind'],
  shape: 'properties',
  printf: true,
  values: 'percent',
  keywords: { event: 'message', exc_info: 'error', stack_info: 'rest' },
  otherKeywords: 'fields',
  errorMethods: ['exception', 'aexception'],
};

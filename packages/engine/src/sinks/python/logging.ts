/** The standard library's logging, and what passes its methods on: oslo.log, absl, Celery's makers of loggers. */
import { methods } from '../spec.ts';
import { LOGGING_KEYWORDS, type PythonSinkSpec } from './spec.ts';

export const loggingSink: PythonSinkSpec = {
  id: 'logging',
  modules: ['logging', 'absl.logging', 'multiprocessing.util'],
  exports: {
    default: ['logger', 'namespace'],
    root: ['logger'],
    getLogger: ['factory'],
    get_logger: ['factory'],
    Logger: ['class', 'type'],
    LoggerAdapter: ['factory', 'type'],
    RootLogger: ['class', 'type'],
  },
  methods: methods('debug info warning warn error exception critical fatal'),
  levelMethods: ['log'],
  children: ['getChild', 'manager'],
  shape: 'message-first',
  printf: true,
  values: 'percent',
  keywords: LOGGING_KEYWORDS,
  errorMethods: ['exception'],
};

/** oslo.log: the same methods, and keywords such as `instance=` that name what the record is about. */
export const osloLogSink: PythonSinkSpec = {
  ...loggingSink,
  id: 'oslo-log',
  modules: ['oslo_log.log'],
  exports: {
    default: ['namespace'],
    getLogger: ['factory'],
    KeywordArgumentAdapter: ['factory', 'type'],
  },
  methods: methods('debug info warning warn error exception critical fatal trace', {
    audit: 'info',
  }),
  otherKeywords: 'fields',
};

export const celeryLogSink: PythonSinkSpec = {
  ...loggingSink,
  id: 'celery',
  modules: ['celery.utils.log'],
  exports: { default: ['namespace'], get_logger: ['factory'], get_task_logger: ['factory'] },
};

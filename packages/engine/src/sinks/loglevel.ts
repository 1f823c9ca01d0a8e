/** loglevel: the console with levels; its module is the root logger. */
import { methods, type SinkSpec } from './spec.ts';

export const loglevelSink: SinkSpec = {
  id: 'loglevel',
  modules: ['loglevel'],
  exports: {
    default: ['logger', 'namespace'],
    getLogger: ['factory'],
    Logger: ['type'],
    RootLogger: ['type'],
  },
  methods: new Map([
    ...methods('trace debug info warn error'),
    ['log', { rung: 'debug', native: 'log' }] as const,
  ]),
  children: ['getLogger'],
  shape: 'values',
  printf: true,
};

/** roarr: `log.info({ field }, 'message %s', value)`; its module is the root logger. */
import { methods, type SinkSpec } from './spec.ts';

export const roarrSink: SinkSpec = {
  id: 'roarr',
  modules: ['roarr'],
  exports: { default: ['logger', 'namespace'], Roarr: ['logger', 'function'], Logger: ['type'] },
  methods: methods('trace debug info warn error fatal'),
  children: ['child'],
  shape: 'object-first',
  printf: true,
  functionLevel: { rung: 'info', native: 'log' },
};

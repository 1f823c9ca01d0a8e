/** The console of browsers and Node. Methods that only measure, indent or clear write no record. */
import { methods, type SinkSpec } from './spec.ts';

export const consoleSink: SinkSpec = {
  id: 'console',
  modules: ['console', 'node:console'],
  exports: { default: ['logger', 'namespace'], Console: ['class'] },
  globals: ['console'],
  methods: methods('log info warn error debug trace', {
    dir: 'info',
    dirxml: 'info',
    table: 'info',
    group: 'info',
    groupCollapsed: 'info',
    count: 'info',
    timeLog: 'info',
    timeEnd: 'info',
    exception: 'error',
  }),
  children: [],
  shape: 'values',
  printf: true,
};

/** debug: a factory of functions, each with a namespace; the first argument is the message. */
import { methods, type SinkSpec } from './spec.ts';

export const debugSink: SinkSpec = {
  id: 'debug',
  modules: ['debug'],
  exports: {
    default: ['function-factory', 'namespace'],
    debug: ['function-factory'],
    Debugger: ['type'],
    IDebugger: ['type'],
  },
  methods: methods('debug', {}),
  children: ['extend'],
  shape: 'values',
  printf: true,
  functionLevel: { rung: 'debug', native: 'debug' },
};

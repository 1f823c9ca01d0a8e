/** consola: a console with more kinds of line; `withTag` gives a logger with a name. */
import { methods, type SinkSpec } from './spec.ts';

export const consolaSink: SinkSpec = {
  id: 'consola',
  modules: ['consola', 'consola/basic', 'consola/browser', 'consola/core'],
  exports: {
    default: ['logger', 'namespace'],
    consola: ['logger', 'namespace'],
    createConsola: ['factory'],
    Consola: ['class'],
    ConsolaInstance: ['type'],
  },
  methods: methods('trace debug verbose silly info log success warn error fatal', {
    start: 'info',
    ready: 'info',
    box: 'info',
    fail: 'error',
  }),
  children: ['withTag', 'withDefaults', 'withScope', 'create'],
  shape: 'values',
  printf: true,
};

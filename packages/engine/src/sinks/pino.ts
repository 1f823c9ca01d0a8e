/** pino: an object or an error first, then the message and its printf values. */
import { methods, type SinkSpec } from './spec.ts';

export const pinoSink: SinkSpec = {
  id: 'pino',
  modules: ['pino'],
  exports: {
    default: ['factory', 'namespace', 'type'],
    pino: ['factory', 'namespace'],
    Logger: ['type'],
    BaseLogger: ['type'],
  },
  methods: methods('trace debug info warn error fatal'),
  children: ['child'],
  shape: 'object-first',
  printf: true,
};

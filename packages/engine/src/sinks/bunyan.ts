/** bunyan: an object or an error first, then the message and its printf values; a logger has a name. */
import { methods, type SinkSpec } from './spec.ts';

export const bunyanSink: SinkSpec = {
  id: 'bunyan',
  modules: ['bunyan', 'browser-bunyan'],
  exports: { default: ['namespace', 'class'], createLogger: ['factory'] },
  methods: methods('trace debug info warn error fatal'),
  children: ['child'],
  shape: 'object-first',
  printf: true,
};

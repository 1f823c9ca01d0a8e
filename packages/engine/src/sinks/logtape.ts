/** LogTape: a message with `{names}` and their properties, a tagged template, or a lazy callback; categories name loggers. */
import { methods, type SinkSpec } from './spec.ts';

export const logtapeSink: SinkSpec = {
  id: 'logtape',
  modules: ['@logtape/logtape', 'jsr:@logtape/logtape'],
  exports: { default: ['namespace'], getLogger: ['factory'], Logger: ['type'] },
  methods: methods('trace debug info warn warning error fatal'),
  children: ['getChild', 'with'],
  shape: 'properties',
  printf: false,
};

/** log4js: the message first, printf values and errors after it; a logger has a category. */
import { methods, type SinkSpec } from './spec.ts';

export const log4jsSink: SinkSpec = {
  id: 'log4js',
  modules: ['log4js', '@log4js-node/log4js-api'],
  exports: { default: ['namespace'], getLogger: ['factory'], Logger: ['type'] },
  methods: methods('trace debug info warn error fatal', { mark: 'fatal' }),
  levelMethods: ['log'],
  children: [],
  shape: 'message-first',
  printf: true,
};

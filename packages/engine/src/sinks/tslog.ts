/** tslog: values of any kind; `getSubLogger` makes children, a logger's name is an option. */
import { methods, type SinkSpec } from './spec.ts';

export const tslogSink: SinkSpec = {
  id: 'tslog',
  modules: ['tslog'],
  exports: { Logger: ['class'], ILogObj: ['type'] },
  methods: methods('silly trace debug info warn error fatal'),
  children: ['getSubLogger'],
  shape: 'values',
  printf: true,
};

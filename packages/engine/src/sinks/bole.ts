/** bole: an object or an error first, often alone; `bole('name')` is the factory. */
import { methods, type SinkSpec } from './spec.ts';

export const boleSink: SinkSpec = {
  id: 'bole',
  modules: ['bole', '@pnpm/logger'],
  exports: { default: ['factory', 'namespace'], logger: ['factory', 'logger'] },
  methods: methods('debug info warn error'),
  children: [],
  shape: 'object-first',
  printf: true,
};

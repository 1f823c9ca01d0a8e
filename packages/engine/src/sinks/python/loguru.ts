/** loguru: one logger for all, and braces in its messages. */
import { methods } from '../spec.ts';
import type { PythonSinkSpec } from './spec.ts';

export const loguruSink: PythonSinkSpec = {
  id: 'loguru',
  modules: ['loguru'],
  exports: { logger: ['logger'], Logger: ['type'] },
  methods: methods('trace debug info success warning error critical exception'),
  levelMethods: ['log'],
  children: ['bind', 'opt', 'patch'],
  shape: 'message-first',
  printf: false,
  values: 'braces',
  keywords: {},
  otherKeywords: 'fields',
  errorMethods: ['exception'],
  errorOption: { method: 'opt', keyword: 'exception' },
};

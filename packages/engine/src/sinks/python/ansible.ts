/** Ansible's `Display`: how much `-v` it takes is the level. */
import { methods } from '../spec.ts';
import type { PythonSinkSpec } from './spec.ts';

export const ansibleSink: PythonSinkSpec = {
  id: 'ansible',
  modules: ['ansible.utils.display'],
  exports: { Display: ['class', 'type'], display: ['logger'] },
  methods: methods('debug verbose warning error', {
    display: 'info',
    banner: 'info',
    notice: 'info',
    v: 'info',
    vv: 'debug',
    vvv: 'debug',
    vvvv: 'debug',
    vvvvv: 'trace',
    vvvvvv: 'trace',
    deprecated: 'warn',
    system_warning: 'warn',
    error_as_warning: 'warn',
  }),
  children: [],
  shape: 'message-first',
  printf: false,
  values: 'none',
  keywords: { msg: 'message', host: 'context' },
  errorMethods: [],
  names: /^_?display$/,
  namesWith: 'ansible',
};

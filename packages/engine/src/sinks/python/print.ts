/** What writes to the terminal without a logger: `print`, `warnings.warn`, click's `echo`. */
import type { PythonSinkSpec } from './spec.ts';

export const printSink: PythonSinkSpec = {
  id: 'print',
  modules: ['builtins'],
  exports: { print: ['function'] },
  globals: ['print'],
  methods: new Map(),
  children: [],
  shape: 'values',
  printf: false,
  functionLevel: { rung: 'info', native: 'print' },
  values: 'none',
  keywords: { sep: 'rest', end: 'rest', file: 'rest', flush: 'rest' },
  errorMethods: [],
};

export const warningsSink: PythonSinkSpec = {
  id: 'warnings',
  modules: ['warnings'],
  exports: { default: ['namespace'], warn: ['function'], warn_explicit: ['function'] },
  methods: new Map(),
  children: [],
  shape: 'message-first',
  printf: false,
  functionLevel: { rung: 'warn', native: 'warn' },
  values: 'none',
  keywords: { message: 'message', category: 'context', stacklevel: 'rest', source: 'rest' },
  errorMethods: [],
};

/** What a command prints is its answer more often than its log. */
export const clickSink: PythonSinkSpec = {
  id: 'click',
  modules: ['click', 'typer'],
  exports: { default: ['namespace'], echo: ['function'], secho: ['function'] },
  methods: new Map(),
  children: [],
  shape: 'values',
  printf: false,
  functionLevel: { rung: 'info', native: 'echo' },
  values: 'none',
  keywords: { message: 'message' },
  errorMethods: [],
  off: true,
};

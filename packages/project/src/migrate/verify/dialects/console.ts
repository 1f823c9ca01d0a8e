/** The console of Node, with what it prints by each of its methods. */
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { Dialect, WrittenRecord } from '../dialect.ts';
import { printedRecord } from './printed.ts';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;

export const consoleDialect: Dialect = {
  id: 'console',
  packages: [],
  program: '',
  name: 'console',
  isText: true,
  shape: {
    callees: METHODS.map((method) => `console.${method}`),
    takesValues: true,
    arguments: (message, values, random) => [
      message,
      ...values,
      ...(random.chance(0.1) ? ['error'] : []),
    ],
  },
  open() {
    const records: WrittenRecord[] = [];
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const logger = new Console(nowhere, nowhere);
    for (const method of METHODS) {
      logger[method] = (...args: unknown[]) => void records.push(printedRecord(args, method));
    }
    return Promise.resolve({ logger, take: () => records.splice(0) });
  },
};

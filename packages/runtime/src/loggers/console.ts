/** The console: in a terminal one line of text, in a browser an object to unfold. */
import type { LogLevel } from '../constant.ts';
import { type Adapter, methodOf, reserve } from './adapter.ts';
import { isBrowser, literalCall, printedValue, textCall } from './text-call.ts';

/** `console.trace` prints a stack, and there is no fatal. */
const METHODS: Readonly<Record<LogLevel, readonly string[]>> = {
  trace: ['debug'],
  debug: ['debug'],
  info: ['info'],
  warn: ['warn'],
  error: ['error'],
  fatal: ['error'],
};

export const consoleAdapter: Adapter = {
  levelOf: (logger, constant) =>
    constant.native === 'log'
      ? 'log'
      : (METHODS[constant.level].find((name) => typeof logger[name] === 'function') ??
        methodOf(logger, constant)),
  write(logger, level, message, record) {
    if (isBrowser()) literalCall(logger, level, message, record);
    else textCall(logger, level, message, record);
  },
  reserved: reserve(),
  isText: true,
  convert: (value) => (isBrowser() ? value : printedValue(value)),
};

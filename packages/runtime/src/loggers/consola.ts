/** consola: its reporters print what the call gave, by `util.format`. */
import { type Adapter, methodOf, reserve } from './adapter.ts';
import { printedValue, textCall } from './text-call.ts';

/** The numbers that `consola.level` is compared with. */
const NUMBERS: Readonly<Record<string, number>> = {
  fatal: 0,
  error: 0,
  warn: 1,
  log: 2,
  info: 3,
  debug: 4,
  trace: 5,
};

export const consola: Adapter = {
  levelOf(logger, constant) {
    const method = methodOf(logger, constant);
    if (method === undefined || logger.level < (NUMBERS[method] ?? 0)) return undefined;
    return method;
  },
  write: textCall,
  // Anything with a text `stack` is an error to it.
  reserved: reserve('stack'),
  isText: true,
  convert: printedValue,
};

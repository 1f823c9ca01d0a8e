/** log4js: its layouts print what the call gave, by `util.format`. */
import { type Adapter, methodOf, reserve } from './adapter.ts';
import { printedValue, textCall } from './text-call.ts';

export const log4js: Adapter = {
  levelOf(logger, constant) {
    const method = methodOf(logger, constant);
    return method !== undefined && logger.isLevelEnabled(method) ? method : undefined;
  },
  write: textCall,
  reserved: reserve(),
  isText: true,
  convert: printedValue,
  context: (logger) => logger.context,
};

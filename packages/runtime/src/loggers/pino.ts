/** pino: the record first, then the message. It writes JSON, so nothing is escaped here. */
import { type Adapter, methodOf, reserve } from './adapter.ts';

export const pino: Adapter = {
  levelOf(logger, constant) {
    const method = methodOf(logger, constant);
    return method !== undefined && logger.isLevelEnabled(method) ? method : undefined;
  },
  write: (logger, level, message, record) => logger[level](record, message),
  reserved: reserve('level', 'time', 'pid', 'hostname', 'msg', 'message'),
  isText: false,
  context: (logger) => logger.bindings(),
};

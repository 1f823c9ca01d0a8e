/** bunyan: the record first, then the message. It writes JSON, so nothing is escaped here. */
import { plainError } from '../record.ts';
import { type Adapter, methodOf, reserve } from './adapter.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
};

export const bunyan: Adapter = {
  levelOf(logger, constant) {
    const method = methodOf(logger, constant);
    return method !== undefined && logger.level() <= NUMBERS[method]! ? method : undefined;
  },
  write: (logger, level, message, record) => logger[level](record, message),
  reserved: reserve('v', 'level', 'name', 'hostname', 'pid', 'time', 'msg', 'src'),
  isText: false,
  // Without a serializer it would write an error as `{}`.
  convert: (value, key, logger) => (logger.serializers?.[key] ? value : plainError(value)),
  context: (logger) => logger.fields,
};

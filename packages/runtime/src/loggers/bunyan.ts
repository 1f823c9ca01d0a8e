/** bunyan: the record first, then the message. It writes JSON, so nothing is escaped here. */
import { plainError } from '../record.ts';
import { type Adapter, type AnyLogger, methodOf, reserve } from './adapter.ts';

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
  // Without a serializer it would write this one as `{}`, unless it came first.
  convert: (value, key, logger) =>
    key === 'err' && !logger.serializers?.err ? errorAsFirst(value, logger) : value,
  context: (logger) => logger.fields,
};

/** As bunyan writes an error that is its first argument. */
function errorAsFirst(value: unknown, logger: AnyLogger): unknown {
  const standard = logger.constructor?.stdSerializers?.err as
    ((error: unknown) => unknown) | undefined;
  return value instanceof Error && standard ? standard(value) : plainError(value);
}

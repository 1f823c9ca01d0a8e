/**
 * winston: a logger is a stream of records. It is written to as one, because `log(level, message, record)` puts values in
 * the place of a `%s` in the message, and `log(record)` lets `defaultMeta` overwrite the record.
 */
import { plainError } from '../record.ts';
import { type Adapter, type AnyLogger, reserve, SPELLINGS } from './adapter.ts';

const LEVEL = Symbol.for('level');

export const winston: Adapter = {
  levelOf(logger, { native, level }) {
    const { levels } = logger;
    const name =
      native !== undefined && native in levels
        ? native
        : level in levels
          ? level
          : SPELLINGS[level].find((spelling) => spelling in levels);
    if (name === undefined) return undefined;
    // A transport may want more than the logger does: only then winston has to look at each of them.
    return levels[name] <= levels[logger.level] || logger.isLevelEnabled(name) ? name : undefined;
  },
  write(logger, level, message, record) {
    const meta = logger.defaultMeta as Readonly<Record<string, unknown>> | undefined;
    for (const key in meta) if (!Object.hasOwn(record, key)) record[key] = meta[key];
    record['level'] = level;
    record['message'] = message;
    (record as Record<symbol, unknown>)[LEVEL] = level;
    logger.write(record);
  },
  reserved: reserve('level', 'message', 'timestamp', 'splat'),
  // Most of its formats print the message as it is.
  isText: true,
  // Its formats know what to do with errors that calls give them elsewhere, and would write this one as `{}`.
  convert: (value, key) => (key === 'err' ? plainError(value) : value),
  context: (logger: AnyLogger) => logger.defaultMeta,
};

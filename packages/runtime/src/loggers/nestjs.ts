/** NestJS: a logger that prints text, and from version 12 on takes a record beside it. */
import type { LogLevel } from '../constant.ts';
import { recordLine } from '../record.ts';
import { type Adapter, type AnyLogger, methodOf, reserve } from './adapter.ts';
import { printedValue } from './text-call.ts';

const METHODS: Readonly<Record<LogLevel, readonly string[]>> = {
  trace: ['verbose'],
  debug: ['debug'],
  info: ['log'],
  warn: ['warn'],
  error: ['error'],
  fatal: ['fatal', 'error'],
};

export const nestjs: Adapter = {
  levelOf(logger, constant) {
    const method = methodOf(logger, constant, METHODS[constant.level]);
    const printer = printerOf(logger);
    const isOff = method !== undefined && printer?.isLevelEnabled?.(method) === false;
    return isOff ? undefined : method;
  },
  write(logger, level, message, record) {
    // Nest's own place for a context is that of the last argument.
    const { context } = record;
    const last = typeof context === 'string' ? [context] : [];
    if (last.length > 0) delete record['context'];
    // Where a second argument would be a second message, the record joins the first.
    if (takesRecords(printerOf(logger))) logger[level](message, record, ...last);
    else logger[level](`${message} ${recordLine(record)}`, ...last);
  },
  reserved: reserve('level', 'pid', 'timestamp', 'message', 'stack'),
  isText: true,
  // Nest prints records as objects: only errors would do that on lines of their own.
  convert: (value, _key, logger) =>
    takesRecords(printerOf(logger)) && !holdsError(value) ? value : printedValue(value),
};

/** What a `Logger` hands its calls to; a class is one for all, an instance may be the printer itself. */
function printerOf(logger: AnyLogger): AnyLogger {
  return logger.localInstance ?? logger.staticInstanceRef ?? logger;
}

function takesRecords(printer: AnyLogger): boolean {
  return (
    typeof printer?.stringifyParams === 'function' && printer.options?.structuredParams !== false
  );
}

function holdsError(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 6) return false;
  if (value instanceof Error) return true;
  try {
    const inner = value instanceof Map || value instanceof Set ? [...value] : Object.values(value);
    return inner.some((one) => holdsError(one, depth + 1));
  } catch {
    return true;
  }
}

/** Loggers that print what they are given, one after the other: the message, then the record on the same line. */
import { type LogRecord, plainValue, recordLine } from '../record.ts';
import type { AnyLogger } from './adapter.ts';

/** What Node, Deno and Bun ask an object how it wants to be printed. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Calls `logger[level](message, record)`. A `%` in the message is text, and the record prints as one line. */
export function textCall(
  logger: AnyLogger,
  level: string,
  message: string,
  record: LogRecord,
): void {
  literalCall(logger, level, message, asLine(record));
}

/** The same with the record as it is. */
export function literalCall(
  logger: AnyLogger,
  level: string,
  message: string,
  record: LogRecord,
): void {
  if (!message.includes('%')) logger[level](message, record);
  // Consoles of browsers look for holes in what they put into one as well. Behind a first text without any, none is looked for.
  else logger[level](isBrowser() ? '' : '%s', message, record);
}

export function isBrowser(): boolean {
  return 'document' in globalThis;
}

/** The record, which prints as JSON where it is printed and is an object where it is read. */
export function asLine(record: LogRecord): LogRecord {
  return Object.defineProperty(record, INSPECT, { value: () => recordLine(record) });
}

/** Values without code and errors of their own: printing them prints nothing raw. */
export const printedValue = (value: unknown): unknown => plainValue(value);

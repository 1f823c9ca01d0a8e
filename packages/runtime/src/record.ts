/** The record of a call: what the constant says, then the fields, then the error. What is said first stays. */
import type { LogConstant } from './constant.ts';
import type { Adapter, AnyLogger } from './loggers/adapter.ts';
import { jsonValue } from './message/show.ts';
import { visible } from './message/visible.ts';

export type LogRecord = Record<string, unknown>;

/** The key under which loggers look for an error. */
const ERROR = 'err';

/** What a record says first. Lines that a worker prints have no code. */
type RecordSource = Partial<Pick<LogConstant, 'code' | 'component' | 'subcomponent' | 'tags'>>;

/**
 * A record that begins with the constant. A field whose key is there already, or is one of the logger's own, is kept under
 * that key with an underscore behind it: no field can overwrite what a record is found by.
 */
export function makeRecord(
  constant: RecordSource,
  fields: Readonly<LogRecord> | undefined,
  error: unknown,
  adapter: Adapter,
  logger: AnyLogger,
): LogRecord {
  const { reserved, convert } = adapter;
  const record = recordOf(constant);
  if (error !== undefined) record[ERROR] = convert ? convert(error, ERROR, logger) : error;
  for (const key in fields) {
    if (!hasOwnProperty.call(fields, key)) continue;
    const value = convert ? convert(fields[key], key, logger) : fields[key];
    const isTaken = reserved.has(key) || (error !== undefined && key === ERROR);
    if (isTaken) record[freeKey(key, fields, record)] = value;
    else record[key] = value;
  }
  return record;
}

// Inside a loop over keys the engine knows this one for what it is, and `Object.hasOwn` not.
const { hasOwnProperty } = Object.prototype;

/** Key by key: a copy of a prepared object grows fifteen times slower. */
function recordOf({ code, component, subcomponent, tags }: RecordSource): LogRecord {
  const record: LogRecord = code === undefined ? {} : { code };
  if (component !== undefined) record['component'] = component;
  if (subcomponent !== undefined) record['subcomponent'] = subcomponent;
  if (tags !== undefined && tags.length > 0) record['tags'] = tags;
  return record;
}

/** Neither another field nor what is in the record already gives way. */
function freeKey(key: string, fields: Readonly<LogRecord>, record: LogRecord): string {
  let free = `${key}_`;
  while (Object.hasOwn(fields, free) || Object.hasOwn(record, free)) free += '_';
  return free;
}

/** An error as data, for loggers that write none: JSON would show it as `{}`. Any other value as it is. */
export function plainError(value: unknown): unknown {
  return value instanceof Error ? plainValue(value, 1) : value;
}

/** Deeper values are shown as an ellipsis: this ends circles, and lines. */
const DEPTH = 6;

/** A value as primitives, arrays and plain objects: what prints it calls no code of the value, and shows no error raw. */
export function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol'
      ? String(value)
      : jsonValue('', value);
  }
  if (depth > DEPTH) return '…';
  try {
    if (value instanceof Error) return errorData(value, depth);
    if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
    if (value instanceof Map || value instanceof Set) return plainValue([...value], depth);
    const { toJSON } = value as { readonly toJSON?: unknown };
    if (typeof toJSON === 'function') return plainValue(toJSON.call(value), depth + 1);
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, plainValue(inner, depth + 1)]),
    );
  } catch {
    return '[not shown]';
  }
}

function errorData(error: Error, depth: number): LogRecord {
  const { name, message, stack, cause } = error as Error & { readonly cause?: unknown };
  const own = Object.entries(error).map(([key, value]) => [key, plainValue(value, depth + 1)]);
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && { cause: plainValue(cause, depth + 1) }),
    ...(Object.fromEntries(own) as LogRecord),
  };
}

/** A record on one line: JSON in which nothing acts. */
export function recordLine(record: Readonly<LogRecord>): string {
  // Quotes and backslashes are JSON's affair already; an escape of ours is one of JSON's as well.
  return visible(JSON.stringify(record, jsonValue));
}

/** Loggers that print all that they are given, one after the other: the record of a coded call is the last of it. */
import { format } from 'node:util';
import type { WrittenRecord } from '../dialect.ts';

/** What `util.format` makes of the arguments, without a record at their end. */
export function printedRecord(
  args: readonly unknown[],
  level: unknown,
  others?: unknown,
): WrittenRecord {
  const last = args.at(-1);
  const isCoded =
    typeof last === 'object' &&
    last !== null &&
    Object.hasOwn(last, 'code') &&
    (last as { code: unknown }).code === CODE;
  const [first, ...rest] = isCoded ? args.slice(0, -1) : args;
  // Alone a text is printed as it is; before a record it is given as the value of a verb.
  const message = rest.length === 0 ? format(first) : format(first, ...rest);
  return { message, level, fields: isCoded ? { ...last } : {}, others };
}

/** The code of the constants that generated calls are exchanged for. */
export const CODE = 'VERIFY-1';

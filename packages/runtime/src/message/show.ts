/** A value as text, in a format of the catalog's closed vocabulary. */

/** Never throws: a log call is no place to fail. */
export function show(value: unknown, format: string | undefined): string {
  if (typeof value === 'string' && format === undefined) return value;
  try {
    return formatted(value, format) ?? String(value);
  } catch {
    return '[not shown]';
  }
}

/** `undefined` where the format does not fit the value, which then stands as it is. */
function formatted(value: unknown, format = 'string'): string | undefined {
  if (format === 'text') return printed(value, true);
  if (format === 'inspect') return printed(value, false);
  if (format === 'number') return typeof value === 'symbol' ? 'NaN' : numeral(value);
  if (format === 'json') return json(value);
  if (format === 'repr')
    return typeof value === 'object' ? JSON.stringify(value, jsonValue) : repr(value);
  if (format === 'hex') return hex(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  if (format === 'integer') return String(typeof value === 'bigint' ? value : Math.trunc(value));
  if (format === 'percent') {
    const percent = Number(value) * 100;
    return `${Number.isFinite(percent) ? withoutZeros(fixed(percent, 2)) : percent}%`;
  }
  return format.startsWith('fixed:') ? fixed(Number(value), Number(format.slice(6))) : undefined;
}

/** As C's printf rounds, and Python with it: a number in the middle between two goes to the even one. */
function fixed(value: number, digits: number): string {
  const text = (Object.is(value, -0) ? '-' : '') + value.toFixed(digits);
  const isOdd = /[13579]$/.test(text);
  const isMiddle = isOdd && /^50*$/.test(value.toFixed(100).split('.')[1]?.slice(digits) ?? '');
  return isMiddle ? text.slice(0, -1) + (Number(text.at(-1)) - 1) : text;
}

/** As `%j` has it: what JSON has no word for is `undefined`. */
function json(value: unknown): string {
  try {
    return JSON.stringify(value, jsonValue) ?? 'undefined';
  } catch (error) {
    if (error instanceof TypeError && /circular|cyclic/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

/** As `%d` has it. */
function numeral(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  const number = Number(value);
  return Object.is(number, -0) ? '-0' : String(number);
}

/**
 * A value as `util.format` prints it: behind `%s` (`isText`), or without a verb. Where there is no `util`, objects are shown
 * as JSON.
 */
function printed(value: unknown, isText: boolean): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
      return numeral(value);
    case 'function':
    case 'object':
      break;
    default:
      return String(value);
  }
  const util = nodeUtil();
  if (util !== undefined) return isText ? util.format('%s', value) : util.inspect(value);
  return value === null || typeof value === 'function' ? String(value) : json(value);
}

/** Node's, Deno's or Bun's `util`, without importing what browsers lack. */
function nodeUtil(): Util | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.('node:util') as Util | undefined;
}

interface Util {
  format(format: string, value: unknown): string;
  inspect(value: unknown): string;
}

function repr(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function hex(value: unknown): string | undefined {
  if (value instanceof Uint8Array) {
    return `0x${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
  if (typeof value !== 'bigint' && !Number.isInteger(value)) return undefined;
  const digits = (value as number | bigint).toString(16);
  return digits.startsWith('-') ? `-0x${digits.slice(1)}` : `0x${digits}`;
}

function withoutZeros(digits: string): string {
  return digits.replace(/\.?0+$/, '');
}

/** JSON has no such numbers. */
export function jsonValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

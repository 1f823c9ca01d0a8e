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
  if (format === 'json') return JSON.stringify(value, jsonValue);
  if (format === 'repr')
    return typeof value === 'object' ? JSON.stringify(value, jsonValue) : repr(value);
  if (format === 'hex') return hex(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
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

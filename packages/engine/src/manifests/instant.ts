/** Points in time as manifests write them: ISO 8601 with or without an offset, or seconds since 1970. */
import type { Instant } from './manifest.ts';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** Numbers as large as this are milliseconds: as seconds, they would be in the year 5138. */
const MILLISECONDS = 1e11;

export function instantOf(text: string): Instant | undefined {
  const match = ISO.exec(text.trim());
  if (!match) return sinceEpoch(text);
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] =
    match;
  const date = [Number(year), Number(month) - 1, Number(day)] as const;
  const time = Date.UTC(...date, Number(hour), Number(minute), Number(second));
  // 31 February would be a day of March, and 25 o'clock one of tomorrow.
  const read = new Date(time);
  if (read.getUTCMonth() !== date[1] || read.getUTCDate() !== date[2]) return undefined;
  if (Number(minute) > 59 || Number(second) > 60) return undefined;
  return {
    time: time + Number(`0.${fraction}`) * 1000 - minutesOf(offset) * 60_000,
    zoned: offset !== undefined,
  };
}

function minutesOf(offset = 'Z'): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function sinceEpoch(text: string): Instant | undefined {
  if (!/^\d{9,13}(?:\.\d+)?$/.test(text.trim())) return undefined;
  const value = Number(text);
  return { time: value >= MILLISECONDS ? value : value * 1000, zoned: true };
}

/** When records were written, as far as their logs say so. */
import { CommandError } from '../command-error.ts';
import { visible } from '../terminal/visible.ts';
import type { KnownRecord } from './read-logs.ts';

/** A record that says no time is of that of the one before it. Throws a `CommandError` for what is no time. */
export function timeFilter(
  since: string | undefined,
  until: string | undefined,
): (record: KnownRecord) => boolean {
  const from = since === undefined ? -Infinity : momentOf(since);
  const to = until === undefined ? Infinity : momentOf(until);
  const last = new Map<string, number>();
  return ({ log, record: { timestamp } }) => {
    const own = timestamp === undefined ? undefined : timeOf(timestamp);
    if (own !== undefined) last.set(log, own);
    const time = own ?? last.get(log);
    return time !== undefined && from <= time && time <= to;
  };
}

/** `2026-01-31T12:00:00Z`, or how long ago: `90s`, `15m`, `2h`, `3d`. */
function momentOf(text: string): number {
  const [, ago, unit] = /^(\d+)\s*([smhd])$/.exec(text) ?? [];
  if (ago !== undefined && unit !== undefined) return Date.now() - Number(ago) * UNITS[unit as 's'];
  const time = timeOf(text);
  if (time !== undefined) return time;
  throw new CommandError(
    `${visible(text)} is no time. Write 2026-01-31T12:00:00, or 15m, 2h, 3d for how long ago.`,
  );
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * In milliseconds; `undefined` where the text does not say. Without a zone it is this machine's, without a year it is this year,
 * and without a day it is today.
 */
export function timeOf(text: string, now = new Date()): number | undefined {
  const [, whole = '', fraction = ''] = /^(\d{10,})(\.\d+)?$/.exec(text) ?? [];
  // Seconds have ten digits until 2286, and every thousandth of them three more.
  if (whole !== '') return Number(`${whole}${fraction}`) / 10 ** (whole.length - 13);
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = Date.parse(
    text
      .replace(/^\d\d?:\d\d/, `${day} $&`)
      .replace(/^(\d{4})[/-](\d\d)[/-](\d\d)/, '$1-$2-$3')
      .replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00')
      .replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T')
      .replace(/^(\d\d?\/[A-Z][a-z]{2}\/\d{4}):/, '$1 ')
      .replace(/(\d\d:\d\d:\d\d)[,:](\d{1,9})/, '$1.$2')
      .replace(/ (?=[+-]\d\d:?\d\d$|UTC$|GMT$)/, '')
      .replace(/(?:UTC|GMT)$/, 'Z')
      .replace(/(:\d\d(?:\.\d+)?[+-]\d\d)(\d\d)$/, '$1:$2')
      .replace(/^([A-Z][a-z]{2} +\d\d?) (?=\d\d:)/, `$1 ${now.getFullYear()} `),
  );
  return Number.isNaN(time) ? undefined : time;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

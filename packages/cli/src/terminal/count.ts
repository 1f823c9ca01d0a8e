/** Numbers with their nouns. */

/** `1 file`, `2 files`; `plural` where an s does not do it. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** `1 log call`, `12,345 log calls`: large numbers in groups. */
export function many(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}

/** 12345 as `12,345`. */
export function grouped(amount: number): string {
  return amount.toLocaleString('en-US');
}

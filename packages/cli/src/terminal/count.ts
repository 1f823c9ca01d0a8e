/** Numbers with their nouns. */

/** `1 file`, `2 files`; `plural` where an s does not do it. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

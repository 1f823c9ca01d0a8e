/** Finds the constants whose code or name stands in a text of any kind: a test, a log. */
import type { Catalog, LogConstant } from '@loglex/catalog';

/** Adds to `found` each constant that the text names. */
export type NamedConstants = (text: string, found: Set<LogConstant>) => void;

/**
 * A code or name counts where it is a word of its own: `LOG61` does not stand in `LOG612`. A name that is a word of the
 * language (`Created`) may mean anything and counts only with a `_` or digit in it. Takes the time of the text and
 * not of the catalog, but for codes that are no plain words (`api:12`), which are looked for one by one.
 */
export function namedConstants(
  { constants, byCode, byName }: Catalog,
  by: readonly ('code' | 'name')[] = ['code', 'name'],
): NamedConstants {
  const odd = constants.filter(({ code }) => !PLAIN.test(code));
  return (text, found) => {
    for (const [word] of text.matchAll(WORD)) {
      if (by.includes('code')) for (const constant of byCode(word)) found.add(constant);
      if (by.includes('name') && /[_\d]/.test(word)) {
        for (const constant of byName(word)) found.add(constant);
      }
    }
    for (const constant of odd) {
      if (!found.has(constant) && by.includes('code') && hasWord(text, constant.code)) {
        found.add(constant);
      }
    }
  };
}

const PLAIN = /^[\p{L}\p{N}_]+$/u;
const WORD = /[\p{L}\p{N}_]+/gu;

function hasWord(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + 1)) {
    const around = [text.slice(0, at).at(-1) ?? '', text.charAt(at + code.length)];
    if (!around.some((unit) => /[\p{L}\p{N}_]/u.test(unit))) return true;
  }
  return false;
}

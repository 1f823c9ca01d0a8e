/** Whether a file still names something, beside what edits exchange in it. */
import type { TextRange } from '@loglex/catalog';

/** What stands in none of the ranges; they may overlap. */
export function textBeside(ranges: readonly TextRange[], text: string): string {
  let kept = '';
  let end = 0;
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    kept += `${text.slice(end, Math.max(end, range.start))}\n`;
    end = Math.max(end, range.end);
  }
  return kept + text.slice(end);
}

/** Whether a text has the name as a word of its own, in a comment or a string too; a property is none. */
export function mentions(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const escaped = name.replace(/\$/g, '\\$&');
  return new RegExp(`(?<![\\p{ID_Continue}$]|[^.]\\.)${escaped}(?![\\p{ID_Continue}$])`, 'u').test(
    ` ${text}`,
  );
}

/** What goes with a statement that is taken out: the rest of its line, where nothing else stands there. */
import type { TextRange } from '@loglex/catalog';

/** The statement with its line end; `undefined` where it shares its lines with others, or is indented. */
export function wholeLines({ start, end }: TextRange, text: string): TextRange | undefined {
  const before = text.slice(0, start);
  if (before !== '' && before !== '\uFEFF' && !/[\r\n]$/.test(before)) return undefined;
  const rest = /^[ \t;]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0];
  return rest === undefined ? undefined : { start, end: end + rest.length };
}

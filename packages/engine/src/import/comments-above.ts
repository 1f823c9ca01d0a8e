/** The comments that stand above constants: sections, reasons, codes that are gone. They move with the constants. */
import type { TextRange } from '@loglex/catalog';

/**
 * The lines of comments between two constants, in which something is said: rulers and empty lines are left out.
 * Above the first constant of a module (`after` is `undefined`) only those that touch it.
 */
export function commentsAbove(
  text: string,
  { start }: TextRange,
  after: TextRange | undefined,
): readonly string[] {
  const from = after?.end ?? 0;
  if (from > start) return [];
  const lines = text.slice(from, start).split(/\r?\n/).slice(0, -1);
  const own = after === undefined ? touching(lines) : lines.slice(1);
  return own.flatMap((line) => {
    const said =
      COMMENT.exec(line)?.[1]
        ?.replace(/\s*\*\/\s*$/, '')
        .trim() ?? '';
    return /[\p{L}\p{N}]/u.test(said) ? [said] : [];
  });
}

/** A whole line of Python's, of JavaScript's, or of a block that begins each line with a star. */
const COMMENT = /^\s*(?:#+|\/\/+|\/\*+|\*(?!\/))(.*)$/;

function touching(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => !COMMENT.test(line) && !/^\s*\*\/\s*$/.test(line));
  return lines.slice(last + 1);
}

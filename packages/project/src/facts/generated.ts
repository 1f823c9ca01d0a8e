/** Tells generated files by their header: nobody edits them, so nobody can act on what is found there. */

/** Whether the comments that `text` begins with say that a program wrote it. */
export function isGenerated(text: string): boolean {
  const head = text.slice(0, HEAD);
  return MARK.test(head) && MARK.test(LEADING_COMMENTS.exec(head)?.[0] ?? '');
}

/** A licence may stand before the mark; what comes later is about something else. */
const HEAD = 2_000;

const MARK =
  /@generated\b|\bauto-?generated\b|\bgenerated (?:automatically|by|from)\b|\bdo not edit\b/i;

/** Byte order mark, `#!` line, then comments of any language, the last block of one perhaps cut off. */
const LEADING_COMMENTS = /^\uFEFF?(?:\s+|#.*|\/\/.*|\/\*[^]*?(?:\*\/|$))*/;

/** Source and messages as they are quoted in words of a finding. */

/** The text on one line, cut to `length` characters with an ellipsis. */
export function excerpt(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** What catalogs and code say, for a line of the window: as long as somebody liked, and with signs that act, it would be neither. */
export function oneLine(text: string, length = 120): string {
  const shown = text
    .slice(0, length)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return text.length > length ? `${shown}…` : shown;
}

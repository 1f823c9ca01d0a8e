/** How many bytes a text takes on a disk, without encoding it. */

/** In UTF-8. Half of a surrogate pair counts as what decoders put in its place. */
export function bytesInUtf8(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    // A pair takes four bytes: two for each of its halves.
    bytes += unit < 0x800 || isHalfOfPair(text, at, unit) ? 1 : 2;
  }
  return bytes;
}

function isHalfOfPair(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdfff) return false;
  const other = text.charCodeAt(unit < 0xdc00 ? at + 1 : at - 1);
  return unit < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
}

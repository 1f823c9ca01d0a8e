/** Cuts a line to the room that it has, and nowhere within what a reader takes for one character. */

/**
 * `text`, or as much of it as fits with an ellipsis into `room`. A character takes as much as it has UTF-16 units, which
 * is how editors count, and two where it is drawn twice as wide as a letter.
 */
export function shortenedTo(room: number, text: string): string {
  if (text.length <= room && ASCII.test(text)) return text;
  let taken = 0;
  let end = 0;
  // What lies further on does not fit in any case.
  const near = text.slice(0, room + 1);
  for (const { segment } of characters(near)) {
    taken += Math.max(segment.length, WIDE.test(segment) ? 2 : 1);
    if (taken > room) return `${text.slice(0, end).trimEnd()}…`;
    if (taken < room) end += segment.length;
  }
  return text;
}

const ASCII = /^[\x20-\x7e]*$/;

/** East Asian scripts with their punctuation and full-width forms, and what is drawn as an emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;

let segmenter: Intl.Segmenter | undefined;

/** A segmenter is slow to make, and most messages need none. */
function characters(text: string): Iterable<{ readonly segment: string }> {
  if (ASCII.test(text)) return Array.from(text, (segment) => ({ segment }));
  return (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);
}

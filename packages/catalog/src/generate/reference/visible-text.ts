/** Characters that act on text instead of being seen in it: which they are, and what stands for them. */

/**
 * Controls but tab and line feed, and what reorders, joins or hides text for the eye. Joiners of emoji and
 * of scripts that need them (U+200C, U+200D) are not among them.
 */
const ACTIVE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A piece of text: as it is, or one character that has to be made visible. */
export type TextPiece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'active'; readonly text: string };

/** `text` in pieces: together they are `text` again. */
export function piecesOf(text: string): readonly TextPiece[] {
  // Nearly every text: asked first, because a reference has a hundred thousand of them.
  if (text.search(ACTIVE) === -1) return [{ kind: 'plain', text }];
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: char, index } of text.matchAll(ACTIVE)) {
    if (index > end) pieces.push({ kind: 'plain', text: text.slice(end, index) });
    pieces.push({ kind: 'active', text: char });
    end = index + char.length;
  }
  if (end < text.length) pieces.push({ kind: 'plain', text: text.slice(end) });
  return pieces;
}

/** What is shown for an active character: `U+202E`. */
export function nameOf(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `text` as UTF-8 can carry it: half a surrogate pair is no character, and nothing reads NUL alike. */
export function wellFormed(text: string): string {
  return text.replace(
    /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

/**
 * `text` with every active character spelled out (`\u202e`): for formats that cannot keep such a character
 * from acting. Line ends become line feeds.
 */
export function spelledOut(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n')).replace(
    ACTIVE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Which characters generated code may show as they are, and how the others are taken apart. */

/**
 * Letters with their marks, numbers, punctuation, symbols and the plain space. All else is written as an escape: controls, line
 * ends of any kind, what is invisible or turns text around for the eye, and halves of a surrogate pair.
 */
const HIDDEN = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/** `text` with each character that must not be shown exchanged for what `escape` makes of its code point. */
export function escapeHidden(text: string, escape: (codePoint: number) => string): string {
  return text.replace(HIDDEN, (character) => escape(character.codePointAt(0)!));
}

/** The code point in hexadecimal digits, at least so many. */
export function hex(codePoint: number, digits: number): string {
  return codePoint.toString(16).padStart(digits, '0');
}

/** Text made harmless for a log that is read as text: no value can begin a line or act on a terminal. */

/** C0 and C1 controls, line ends of any kind, and the marks that turn text around for the eye. */
const ACTIVE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const HAS_ACTIVE = new RegExp(ACTIVE.source);

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `text` on one line, what would act shown as an escape (`\n`, `\u001b`). */
export function visible(text: string): string {
  return HAS_ACTIVE.test(text) ? text.replace(ACTIVE, escaped) : text;
}

function escaped(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

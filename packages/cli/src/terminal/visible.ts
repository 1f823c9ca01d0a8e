/** Text from source files made harmless for a terminal: what would act is shown instead. */

/** C0 and C1 controls, and the marks that reorder text for the eye. */
const ACTIVE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** `text` on one line, each control character as an escape (`\n`, `\u001b`). */
export function visible(text: string): string {
  return text.replace(
    ACTIVE,
    (char) => SHORT.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same, keeping line ends: for messages of our own that span lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

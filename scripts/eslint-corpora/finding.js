// @ts-check
/** A finding of either face in one shape, so that two of them can be compared letter for letter. */

/**
 * @typedef {{ readonly start: number, readonly end: number, readonly text: string }} Edit in the text without its byte order mark
 *
 * @typedef {object} Finding
 * @property {string} file POSIX path
 * @property {number} start offset in the text without its byte order mark
 * @property {number} end
 * @property {string} check
 * @property {string} message
 * @property {Edit | undefined} fix
 * @property {readonly (Edit & { readonly title: string })[]} suggestions
 */

/** @param {Finding} finding */
export function lineOf({ file, start, end, check, message, fix, suggestions }) {
  const fixes = [
    ...(fix === undefined ? [] : [`fix ${editOf(fix)}`]),
    ...suggestions.map((each) => `${each.title} ${editOf(each)}`),
  ];
  return `${file}@${start}-${end} ${check}: ${message} [${fixes.join('; ')}]`;
}

/** @param {Edit} edit */
function editOf({ start, end, text }) {
  return `${start}-${end} ${JSON.stringify(text)}`;
}

/**
 * Several edits as one from the first to the last, as ESLint holds them.
 * @param {readonly Edit[]} edits
 * @param {string} text
 * @returns {Edit}
 */
export function merged(edits, text) {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const [first] = sorted;
  if (first === undefined) throw new Error('a fix has no edit');
  let written = '';
  let at = first.start;
  for (const edit of sorted) {
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { start: first.start, end: at, text: written };
}

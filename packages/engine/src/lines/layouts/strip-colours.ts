/** Takes out what colours a line on a terminal, and whatever else speaks to one. */

const ESC = '\u001b';

/**
 * The text without ANSI escape sequences: CSI (colours, cursor), OSC (titles, links) and the short ones. One that is not
 * ended stays, but for the escape itself. Takes time in proportion to the text.
 */
export function stripColours(text: string): string {
  let escape = text.indexOf(ESC);
  if (escape < 0) return text;
  let plain = '';
  let from = 0;
  // Where no OSC ends any more, none is looked for again: many openers would each read to the end of the text.
  let isOpen = true;
  for (; escape >= 0; escape = text.indexOf(ESC, from)) {
    plain += text.slice(from, escape);
    from = afterSequence(text, escape, isOpen);
    if (from === escape + 1 && text[from] === ']') isOpen = false;
  }
  return plain + text.slice(from);
}

/** Right behind the sequence that starts at `escape`; behind the escape itself where it is none. */
function afterSequence(text: string, escape: number, isOpen: boolean): number {
  const kind = text[escape + 1];
  if (kind === '[') {
    CSI.lastIndex = escape + 2;
    return CSI.test(text) ? CSI.lastIndex : escape + 1;
  }
  if (kind === ']') {
    if (!isOpen) return escape + 1;
    END_OF_OSC.lastIndex = escape + 2;
    return END_OF_OSC.test(text) ? END_OF_OSC.lastIndex : escape + 1;
  }
  SHORT.lastIndex = escape + 1;
  return SHORT.test(text) ? SHORT.lastIndex : escape + 1;
}

/** Parameters are few: a run of a million digits is no colour. */
const CSI = /[0-?]{0,64}[ -/]{0,8}[@-~]/y;
const END_OF_OSC = /\u0007|\u001b\\/g;
const SHORT = /[ -/]?[0-~]/y;

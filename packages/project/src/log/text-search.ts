/** Looks for a text in bytes, whichever case it is written in, without making strings of all lines. */

/** From here on, the first place where the text stands, in bytes; -1: nowhere. */
export type FindText = (from: number) => number;

/** A finder for each piece of a log that begins and ends with a line. */
export function textSearch(wanted: string): (bytes: Buffer) => FindText {
  const lower = wanted.toLowerCase();
  return isAscii(wanted) ? (bytes) => asciiFinder(bytes, lower) : (bytes) => finder(bytes, lower);
}

/** One character for each byte: those of ASCII stand for themselves in UTF-8, and for nothing else. */
function asciiFinder(bytes: Buffer, wanted: string): FindText {
  const text = bytes.toString('latin1').toLowerCase();
  return (from) => text.indexOf(wanted, from);
}

/** Line by line, since other letters may take more or fewer bytes in lower case. */
function finder(bytes: Buffer, wanted: string): FindText {
  return (from) => {
    let start = from;
    while (start < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? bytes.length : newline;
      if (bytes.toString('utf8', start, end).toLowerCase().includes(wanted)) return start;
      start = end + 1;
    }
    return -1;
  };
}

const NEWLINE = 0x0a;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

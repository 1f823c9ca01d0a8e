/** Looks for a text in bytes, whichever case it is written in, without making strings of all lines. */
import type { LogEncoding } from './log-encoding.ts';

/** From here on, the first place where the text stands, in bytes; -1: nowhere. */
export type FindText = (from: number) => number;

/** A finder for each piece of a log that begins and ends with a line. */
export function textSearch(wanted: string, encoding: LogEncoding): (bytes: Buffer) => FindText {
  const lower = wanted.toLowerCase();
  return encoding.unit === 1 && isAscii(wanted)
    ? (bytes) => asciiFinder(bytes, lower)
    : (bytes) => finder(bytes, lower, encoding);
}

/** One character for each byte: those of ASCII stand for themselves in UTF-8, and for nothing else. */
function asciiFinder(bytes: Buffer, wanted: string): FindText {
  const text = bytes.toString('latin1').toLowerCase();
  return (from) => text.indexOf(wanted, from);
}

/** Line by line, since letters may take more or fewer bytes in lower case. */
function finder(bytes: Buffer, wanted: string, encoding: LogEncoding): FindText {
  return (from) => {
    let start = from;
    while (start < bytes.length) {
      const next = encoding.behindNewline(bytes, start);
      const end = next < 0 ? bytes.length : next;
      if (encoding.decode(bytes.subarray(start, end)).toLowerCase().includes(wanted)) return start;
      start = end;
    }
    return -1;
  };
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

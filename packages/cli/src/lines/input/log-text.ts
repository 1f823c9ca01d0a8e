/** The bytes of a log as text: UTF-8, or UTF-16 where it says so; what is neither becomes U+FFFD, and nothing stops. */
import { StringDecoder } from 'node:string_decoder';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By the mark at its beginning. PowerShell writes UTF-16. */
export function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * Takes pieces, of UTF-16 whole units each; without a piece, gives what is left. Marks are left out, and so are zeros: they are what a
 * log that was cut while it was being written to begins with, by the million.
 */
export function createTextDecoder(encoding: Encoding): (bytes?: Buffer) => string {
  const decoder = new StringDecoder(encoding === 'utf-8' ? 'utf8' : 'utf16le');
  let isStart = true;
  return (bytes) => {
    const given = encoding === 'utf-16be' && bytes ? Buffer.from(bytes).swap16() : bytes;
    let text = given ? decoder.write(given) : decoder.end();
    if (isStart && text !== '') {
      isStart = false;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  };
}

/** How many lines end in a piece, and where the last of them does. */
export interface LineEnds {
  readonly count: number;
  /** In bytes, behind its end. */
  readonly end: number;
}

/** Of UTF-16, `bytes` are whole units. */
export function lineEndsIn(bytes: Buffer, encoding: Encoding): LineEnds {
  let count = 0;
  let end = 0;
  const [low, high] = encoding === 'utf-16be' ? [1, 0] : [0, 1];
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    const isUnit = encoding === 'utf-8' || (at % 2 === low && bytes[at - low + high] === 0);
    if (!isUnit) continue;
    count++;
    end = encoding === 'utf-8' ? at + 1 : at - low + 2;
  }
  return { count, end };
}

const NEWLINE = 0x0a;

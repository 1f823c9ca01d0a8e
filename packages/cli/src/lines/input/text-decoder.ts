/** The bytes of a log as text, piece by piece; what is none becomes U+FFFD, and nothing stops. */
import { StringDecoder } from 'node:string_decoder';
import type { LogEncoding } from '@loglex/project';

/**
 * Takes pieces of whole units; without a piece, gives what is left. Marks are left out, and so are zeros: they are what a log that was
 * cut while it was being written to begins with, by the million.
 */
export function createTextDecoder({ name, unit }: LogEncoding): (bytes?: Buffer) => string {
  const decoder = new StringDecoder(unit === 1 ? 'utf8' : 'utf16le');
  let isStart = true;
  return (bytes) => {
    const given = name === 'utf-16be' && bytes ? Buffer.from(bytes).swap16() : bytes;
    let text = given ? decoder.write(given) : decoder.end();
    if (isStart && text !== '') {
      isStart = false;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  };
}

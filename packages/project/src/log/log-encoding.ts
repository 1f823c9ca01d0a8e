/** How the bytes of a log are text: UTF-8, or UTF-16 where a byte order mark says so, as PowerShell and services of Windows write it. */

export interface LogEncoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte order mark; 0: there is none. */
  readonly mark: number;
  /** Bytes that belong together: text is cut at multiples of it. */
  readonly unit: 1 | 2;
  /** Behind the first newline from `from` on, where the next line begins; -1: there is none. Both count from the start of a unit. */
  behindNewline(bytes: Buffer, from: number): number;
  /** What is no text becomes U+FFFD. */
  decode(bytes: Buffer): string;
}

/** By the first bytes of the log: three are enough. The same encoding is the same object. */
export function encodingOf(head: Buffer): LogEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return UTF16LE;
  if (head[0] === 0xfe && head[1] === 0xff) return UTF16BE;
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return MARKED_UTF8;
  return UTF8;
}

/** By its name, for a log that is gone on with behind its mark. */
export function encodingNamed(name: string): LogEncoding {
  return [UTF16LE, UTF16BE].find((encoding) => encoding.name === name) ?? UTF8;
}

const NEWLINE = 0x0a;

const UTF8: LogEncoding = {
  name: 'utf-8',
  mark: 0,
  unit: 1,
  behindNewline: (bytes, from) => bytes.indexOf(NEWLINE, from) + 1 || -1,
  decode: (bytes) => bytes.toString('utf8'),
};

const MARKED_UTF8: LogEncoding = { ...UTF8, mark: 3 };

const UTF16LE: LogEncoding = {
  name: 'utf-16le',
  mark: 2,
  unit: 2,
  behindNewline: (bytes, from) => behindWideNewline(bytes, from, 0),
  decode: (bytes) => bytes.toString('utf16le'),
};

const UTF16BE: LogEncoding = {
  name: 'utf-16be',
  mark: 2,
  unit: 2,
  behindNewline: (bytes, from) => behindWideNewline(bytes, from, 1),
  decode(bytes) {
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return Buffer.from(whole).swap16().toString('utf16le');
  },
};

/** `low`: where the lower byte of a unit stands in it. `ਅ` holds the byte of a newline, and is none. */
function behindWideNewline(bytes: Buffer, from: number, low: 0 | 1): number {
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (at % 2 === low && bytes[at ^ 1] === 0) return at - low + 2;
  }
  return -1;
}

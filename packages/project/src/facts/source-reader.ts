/** Reads many files one after the other into one buffer, with what the cache wants to know of each. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What a cache compares before it looks inside a file. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** In milliseconds, with fractions where the file system has them. */
  readonly modified: number;
}

export interface SourceBytes extends FileStamp {
  /** Valid until the next read. `undefined`: more than was asked for, so it was not read. */
  readonly bytes: Buffer | undefined;
}

/** A function that reads the file at an absolute path, if it is no longer than `most`; throws as `fs` does. */
export function sourceReader(most: number): (path: string) => SourceBytes {
  const buffer = Buffer.allocUnsafeSlow(most);
  return (path) => {
    const handle = openSync(path, 'r');
    try {
      const { size, mtimeMs: modified } = fstatSync(handle);
      if (size > most) return { bytes: undefined, size, modified };
      let length = 0;
      let read = -1;
      while (length < size && read !== 0) {
        read = readSync(handle, buffer, length, size - length, null);
        length += read;
      }
      return { bytes: buffer.subarray(0, length), size, modified };
    } finally {
      closeSync(handle);
    }
  };
}

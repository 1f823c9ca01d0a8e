/** Where the bytes of a log come from: a file that may grow, be cut or be replaced by another, or a text that was pasted. */
import { open, type FileHandle, stat } from 'node:fs/promises';

export interface LogSource {
  /** Looks at the log. `isOther`: it was cut, or another one has taken its place, and what was read of it no longer counts. Rejects where it cannot be read. */
  look(): Promise<{ readonly bytes: number; readonly isOther: boolean }>;
  /** As many bytes from here on as there are, `length` at most. */
  read(from: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export function textSource(text: string): LogSource {
  const bytes = Buffer.from(text);
  return {
    look: () => Promise.resolve({ bytes: bytes.length, isOther: false }),
    read: (from, length) => Promise.resolve(bytes.subarray(from, from + length)),
    close: () => Promise.resolve(),
  };
}

/** `path` is absolute. A log that is moved away is still read; one that comes in its place is another one. */
export function fileSource(path: string): LogSource {
  let opened: Promise<FileHandle> | undefined;
  let id: string | undefined;
  let size = 0;

  async function close(): Promise<void> {
    const handle = opened;
    opened = undefined;
    await handle?.then(
      (each) => each.close(),
      () => undefined,
    );
  }

  return {
    async look() {
      const now = await stat(path);
      if (!now.isFile()) throw new Error(`${path} is no file.`);
      const isOther = id !== undefined && (id !== `${now.dev} ${now.ino}` || now.size < size);
      if (isOther) await close();
      id = `${now.dev} ${now.ino}`;
      size = now.size;
      return { bytes: size, isOther };
    },
    async read(from, length) {
      const handle = await (opened ??= open(path));
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - from)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    },
    close,
  };
}

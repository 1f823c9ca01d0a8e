/** The bytes of a log, piece by piece: of a file, of one that is compressed, of stdin or a pipe. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { CommandError } from '../../command-error.ts';
import { visible } from '../../terminal/visible.ts';
import { STDIN } from './named-logs.ts';

/** A piece; `undefined` where nothing has come for a while of a log that is being written. */
export type LogPiece = Buffer | undefined;

/**
 * @param path absolute, or `-`.
 * @param from as many bytes are passed over; of a compressed log, unpacked.
 * Rejects as `fs` does.
 */
export async function* bytesOf(path: string, from = 0): AsyncGenerator<LogPiece> {
  if (path === STDIN) yield* withPauses(unpacked(process.stdin));
  else if (!(await stat(path)).isFile()) yield* withPauses(unpacked(createReadStream(path)));
  else if (packerOf(await firstBytes(path, MAGIC_BYTES)) !== undefined)
    yield* without(from, unpacked(createReadStream(path)));
  else yield* createReadStream(path, { start: from, highWaterMark: PIECE_BYTES });
}

/** So few that what is made of them has been written, and is forgotten, before V8 takes it for something that stays. */
export const PIECE_BYTES = 2 ** 14;

/** By what the file begins with: rotated logs do not always say it in their names. */
export async function isCompressed(path: string): Promise<boolean> {
  return packerOf(await firstBytes(path, MAGIC_BYTES)) === 'gzip';
}

/** So many bytes from there on, or as many as there are. */
export async function bytesAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    return await bytesAt(handle, 0, length);
  } finally {
    await handle.close();
  }
}

/** What packed it, where anything did. */
function packerOf(head: Buffer): string | undefined {
  const magic = head.subarray(0, MAGIC_BYTES).toString('hex');
  return PACKERS.find(([known]) => magic.startsWith(known))?.[1];
}

const PACKERS: readonly (readonly [magic: string, program: string])[] = [
  ['1f8b', 'gzip'],
  ['28b52ffd', 'zstd'],
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
];
const MAGIC_BYTES = 6;

async function* unpacked(stream: Readable): AsyncGenerator<Buffer> {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await pieces.next();
  if (first.done === true) return;
  const head = first.value;
  const packer = packerOf(head);
  if (packer !== undefined && packer !== 'gzip') {
    const unpack = `${packer} -dc LOG | loglex lines -`;
    throw new CommandError(`is packed by ${packer}, which has to unpack it: ${unpack}`);
  }
  const all = Readable.from(
    (async function* () {
      yield head;
      for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
        yield next.value;
      }
    })(),
    { objectMode: false },
  );
  if (packer === undefined) {
    yield* all as AsyncIterable<Buffer>;
    return;
  }
  const plain = createGunzip({ chunkSize: PIECE_BYTES });
  all.on('error', (error) => plain.destroy(error));
  yield* all.pipe(plain) as AsyncIterable<Buffer>;
}

async function* without(count: number, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = count;
  for await (const piece of pieces) {
    if (left < piece.length) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

/** Nobody waits longer for a line that is there. */
export const PAUSE_MS = 300;

async function* withPauses(pieces: AsyncIterable<Buffer>): AsyncGenerator<LogPiece> {
  const iterator = pieces[Symbol.asyncIterator]();
  for (;;) {
    const next = iterator.next();
    const stop = new AbortController();
    const timeout = pause(PAUSE_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    let result = await Promise.race([next, timeout]);
    stop.abort();
    if (result === undefined) {
      yield undefined;
      result = await next;
    }
    if (result.done === true) return;
    yield result.value;
  }
}

/** In words. */
export function whyUnread(log: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof CommandError) return `${visible(log)} ${message}`;
  if (code === 'ENOENT') return `There is no log ${visible(log)}.`;
  if (code === 'EISDIR') {
    return `${visible(log)} is a folder. Name the logs in it: '${visible(log.replace(/\/$/, ''))}/*.log'.`;
  }
  return `The log ${visible(log)} cannot be read: ${message.replace(/\.$/, '')}.`;
}

/**
 * Reads messages from a stream. What is no JSON, or too large, costs that message; what breaks the framing ends the
 * reading, since nobody can tell where the next message begins.
 */
import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, type Disposable } from 'vscode-jsonrpc/node';

/** A larger message is skipped: no buffer that a person edits comes near. */
const MAX_MESSAGE = 64 * 1024 * 1024;

/** More bytes than this are no header. */
const MAX_HEADER = 4096;

/** So long messages that have come are worked on when no more can come. */
const LINGER_MS = 100;

export class MessageReader extends AbstractMessageReader {
  readonly #input: Readable;
  /** Told of a message that could not be read; the next one can. */
  readonly #onGarbage: (reason: string) => void;
  #pieces: Buffer[] = [];
  #length = 0;
  /** Bytes of the body that is being read; `undefined` while it is a header. */
  #body: number | undefined;
  #skip = 0;
  #isClosing = false;

  constructor(input: Readable, onGarbage: (reason: string) => void) {
    super();
    this.#input = input;
    this.#onGarbage = onGarbage;
  }

  listen(callback: DataCallback): Disposable {
    const onData = (piece: Buffer) => {
      try {
        this.#take(piece, callback);
      } catch (error) {
        this.#input.off('data', onData);
        this.fireError(error);
      }
    };
    this.#input.on('data', onData);
    this.#input.on('error', (error: unknown) => this.fireError(error));
    this.#input.on('end', () => this.#close());
    this.#input.on('close', () => this.#close());
    return { dispose: () => this.#input.off('data', onData) };
  }

  /** What has come is answered first: messages may be in a file that ends with the last of them. */
  #close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    setTimeout(() => this.fireClose(), LINGER_MS);
  }

  #take(given: Buffer, callback: DataCallback): void {
    let piece = given;
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, piece.length);
      this.#skip -= skipped;
      piece = piece.subarray(skipped);
    }
    if (piece.length > 0) {
      this.#pieces.push(piece);
      this.#length += piece.length;
    }
    while (this.#readOne(callback));
  }

  /** Whether there was a whole header or body to read. */
  #readOne(callback: DataCallback): boolean {
    if (this.#body === undefined) return this.#readHeader();
    if (this.#length < this.#body) return false;
    const text = this.#cut(this.#body).toString('utf8');
    this.#body = undefined;
    try {
      // The connection fails on some that are JSON: a cancellation that names no request is one.
      callback(JSON.parse(text) as Parameters<DataCallback>[0]);
    } catch (error) {
      this.#onGarbage(error instanceof Error ? error.message : String(error));
    }
    return true;
  }

  #readHeader(): boolean {
    if (this.#length === 0) return false;
    const bytes = this.#joined();
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) {
      if (bytes.length > MAX_HEADER) throw new Error('No header of a message begins here.');
      return false;
    }
    const header = this.#cut(end + 4).toString('latin1');
    const length = /^content-length:\s*(\d{1,12})\s*$/im.exec(header)?.[1];
    if (length === undefined) throw new Error('A header has no Content-Length.');
    this.#body = Number(length);
    if (this.#body > MAX_MESSAGE) {
      const rest = this.#body - Math.min(this.#body, this.#length);
      this.#cut(Math.min(this.#body, this.#length));
      this.#skip = rest;
      this.#body = undefined;
      this.#onGarbage(`a message of ${length} bytes is larger than ${MAX_MESSAGE}`);
    }
    return true;
  }

  #joined(): Buffer {
    if (this.#pieces.length !== 1) this.#pieces = [Buffer.concat(this.#pieces)];
    return this.#pieces[0]!;
  }

  #cut(length: number): Buffer {
    const bytes = this.#joined();
    const rest = bytes.subarray(length);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return bytes.subarray(0, length);
  }
}

/** The texts of a live project: what is typed over what is on disk, read into documents when somebody asks for them. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogText } from '@loglex/catalog';
import {
  createDocument,
  type DocumentKind,
  type EditorDocument,
  type FileFacts,
} from '@loglex/engine';
import type { Analysis } from '../facts/analyse.ts';
import { readText } from '../files/read.ts';

/** Files are POSIX paths from the root. */
export interface LiveDocuments {
  /** The text of a file that is open; the same object as long as the text stays. */
  bufferOf(file: string): CatalogText | undefined;
  open(): Iterable<CatalogText>;
  /** `undefined`: it is closed. Whether it was open before. */
  setBuffer(file: string, text: string | undefined): boolean;
  /** What is known of all buffers is to be found out anew. */
  forget(): void;
  /** Buffers that changed are read before anything is answered. */
  settle(): void;
  documentOf(file: string): EditorDocument | undefined;
  /** What a file says now, in its buffer or on disk. */
  textOf(file: string): string | undefined;
  textOnDisk(file: string): string | undefined;
}

export interface LiveDocumentsOptions {
  /** Absolute path. */
  readonly root: string;
  /** Reads the text of a buffer into the index. */
  readonly read: (file: string, text: string) => Analysis;
  readonly factsOf: (file: string) => FileFacts | undefined;
  readonly kindOf: (file: string) => DocumentKind;
}

/** A longer text is no log that anybody reads in an editor. */
const MAX_DOCUMENT_BYTES = 50_000_000;

interface Buffer {
  readonly source: CatalogText;
  /** Made when it is asked for: several keystrokes may come between. */
  document: EditorDocument | undefined;
  /** What an earlier text said, where this one cannot be parsed. */
  lastFacts: FileFacts | undefined;
}

export function createLiveDocuments(options: LiveDocumentsOptions): LiveDocuments {
  const { root, read, factsOf, kindOf } = options;
  const buffers = new Map<string, Buffer>();
  /** Buffers that changed since they were read. */
  const unread = new Set<string>();

  const bufferOf = (file: string): CatalogText | undefined => buffers.get(file)?.source;

  function settle(): void {
    for (const file of unread) {
      unread.delete(file);
      const buffer = buffers.get(file);
      if (buffer !== undefined) readBuffer(buffer);
    }
  }

  function readBuffer(buffer: Buffer): void {
    const { file, text } = buffer.source;
    const { facts } = read(file, text);
    const { lastFacts } = buffer;
    const known = facts ? { facts } : lastFacts && { lastFacts };
    buffer.document = createDocument({ file, text, kind: kindOf(file), ...known });
    buffer.lastFacts = facts ?? lastFacts;
  }

  function textOnDisk(file: string): string | undefined {
    const path = join(root, file);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? Infinity;
    return size > MAX_DOCUMENT_BYTES ? undefined : readText(path, file).text;
  }

  return {
    bufferOf,
    *open() {
      for (const { source } of buffers.values()) yield source;
    },
    setBuffer(file, text) {
      const before = buffers.get(file);
      if (text === undefined) return buffers.delete(file);
      const source = { file, text };
      buffers.set(file, { source, document: undefined, lastFacts: before?.lastFacts });
      unread.add(file);
      return before !== undefined;
    },
    forget() {
      for (const file of buffers.keys()) unread.add(file);
    },
    settle,
    documentOf(file) {
      settle();
      const buffer = buffers.get(file);
      if (buffer !== undefined) return buffer.document;
      const text = textOnDisk(file);
      if (text === undefined) return undefined;
      const facts = factsOf(file);
      return createDocument({ file, text, kind: kindOf(file), ...(facts && { facts }) });
    },
    textOf: (file) => bufferOf(file)?.text ?? textOnDisk(file),
    textOnDisk,
  };
}

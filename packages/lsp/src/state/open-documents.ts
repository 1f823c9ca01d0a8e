/** The documents that are open in the editor, kept as it edits them. */
import { lineStartsOf } from '@loglex/engine';
import type { DidChangeTextDocumentParams, TextDocumentItem } from 'vscode-languageserver-protocol';
import { type Lines, toOffset } from '../convert/position.ts';
import type { PositionEncoding } from '../convert/position-encoding.ts';

export interface OpenDocument extends Lines {
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
}

export interface OpenDocuments {
  get(uri: string): OpenDocument | undefined;
  all(): Iterable<OpenDocument>;
  open(item: TextDocumentItem): OpenDocument;
  /** `undefined` where the document is not open. */
  change(params: DidChangeTextDocumentParams): OpenDocument | undefined;
  close(uri: string): void;
}

export function createOpenDocuments(encoding: PositionEncoding): OpenDocuments {
  const documents = new Map<string, OpenDocument>();
  const keep = (document: OpenDocument): OpenDocument => {
    documents.set(document.uri, document);
    return document;
  };
  return {
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
    open({ uri, version, languageId, text }) {
      return keep({ uri, version, languageId, text, lineStarts: lineStartsOf(text) });
    },
    change({ textDocument: { uri, version }, contentChanges }) {
      const before = documents.get(uri);
      if (before === undefined) return undefined;
      let lines: Lines = before;
      for (const change of contentChanges) {
        let { text } = change;
        if ('range' in change && change.range) {
          const start = toOffset(encoding, lines, change.range.start);
          // A range that ends before it begins is none: the text goes in where it begins.
          const end = Math.max(start, toOffset(encoding, lines, change.range.end));
          text = lines.text.slice(0, start) + text + lines.text.slice(end);
        }
        lines = { text, lineStarts: lineStartsOf(text) };
      }
      return keep({ ...before, ...lines, version: version ?? before.version });
    },
    close: (uri) => void documents.delete(uri),
  };
}

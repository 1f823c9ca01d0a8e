/** `textDocument/documentHighlight`. */
import { documentHighlight as highlightAt } from '@loglex/engine';
import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver-protocol';
import type { Handler } from './handler.ts';

/** Values of `DocumentHighlightKind`. */
const READ = 2;
const WRITE = 3;

export const documentHighlight: Handler<DocumentHighlightParams, DocumentHighlight[] | null> = (
  workspace,
  params,
) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && highlightAt(at.snapshot, at.document, at.offset);
  if (at === undefined || found === undefined) return null;
  return found.map(({ range, role }) => ({
    range: at.toRange(range),
    kind: role === 'declaration' ? WRITE : READ,
  }));
};

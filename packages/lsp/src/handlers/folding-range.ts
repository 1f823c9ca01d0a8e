/** `textDocument/foldingRange`. */
import { foldingRanges } from '@loglex/engine';
import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver-protocol';
import type { Handler } from './handler.ts';

export const foldingRange: Handler<FoldingRangeParams, FoldingRange[] | null> = (
  { place, client },
  { textDocument },
) => {
  const at = place(textDocument);
  // An answer without ranges would take those away that the editor finds by itself.
  if (at?.document.kind !== 'catalog') return null;
  const limit = client.capabilities.textDocument?.foldingRange?.rangeLimit ?? undefined;
  return foldingRanges(at.snapshot, at.document, limit).map((range) => {
    const { start, end } = at.toRange(range);
    return { startLine: start.line, endLine: end.line };
  });
};

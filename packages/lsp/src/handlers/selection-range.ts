/** `textDocument/selectionRange`. */
import { selectionRanges } from '@loglex/engine';
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver-protocol';
import type { Place } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

export const selectionRange: Handler<SelectionRangeParams, SelectionRange[] | null> = (
  { place },
  { textDocument, positions },
) => {
  const at = place(textDocument);
  if (at?.document.kind !== 'catalog' || !Array.isArray(positions)) return null;
  return positions.map((position) => chainAt(at, at.toOffset(position)));
};

function chainAt(at: Place, offset: number): SelectionRange {
  const ranges = selectionRanges(at.snapshot, at.document, offset) ?? [];
  const whole = { range: at.toRange({ start: offset, end: offset }) };
  return (
    ranges.reduceRight<SelectionRange | undefined>(
      (parent, range) => ({ range: at.toRange(range), ...(parent && { parent }) }),
      undefined,
    ) ?? whole
  );
}

/** `textDocument/linkedEditingRange`. */
import { linkedEditing } from '@loglex/engine';
import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver-protocol';
import type { Handler } from './handler.ts';

export const linkedEditingRange: Handler<LinkedEditingRangeParams, LinkedEditingRanges | null> = (
  workspace,
  params,
) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && linkedEditing(at.snapshot, at.document, at.offset);
  if (at === undefined || found === undefined) return null;
  return { ranges: found.map((range) => at.toRange(range)), wordPattern: NAME };
};

/** What a field may be called: as soon as something else is typed, the places part. */
const NAME = '[A-Za-z_$][A-Za-z0-9_$]*';

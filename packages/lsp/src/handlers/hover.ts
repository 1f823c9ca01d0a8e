/** `textDocument/hover`. */
import { hover as hoverAt } from '@loglex/engine';
import type { Hover, HoverParams } from 'vscode-languageserver-protocol';
import { toMarkup } from '../convert/markup.ts';
import type { Handler } from './handler.ts';

export const hover: Handler<HoverParams, Hover | null> = (workspace, params) => {
  const at = workspace.cursor(params.textDocument, params.position);
  const found = at && hoverAt(at.snapshot, at.document, at.offset);
  if (at === undefined || found === undefined) return null;
  return {
    contents: toMarkup(found.explanations, workspace.client.markdownHover),
    range: at.toRange(found.range),
  };
};

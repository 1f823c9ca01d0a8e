/** `textDocument/documentLink`. */
import { documentLinks } from '@loglex/engine';
import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver-protocol';
import type { Place } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

export const documentLink: Handler<DocumentLinkParams, DocumentLink[] | null> = (
  { place, client },
  { textDocument },
) => {
  const at = place(textDocument);
  if (at === undefined) return null;
  const showsTooltip = client.capabilities.textDocument?.documentLink?.tooltipSupport === true;
  return documentLinks(at.snapshot, at.document).flatMap(({ range, target, tooltip }) => {
    const uri = target.kind === 'address' ? addressOf(target.url) : uriOf(at, target);
    if (uri === undefined) return [];
    return [{ range: at.toRange(range), target: uri, ...(showsTooltip && { tooltip }) }];
  });
};

/** `undefined` where it only looks like an address. */
function addressOf(url: string): string | undefined {
  try {
    return new URL(url).href;
  } catch {
    return undefined;
  }
}

/** With a place in the way that VS Code and others write one: lines and characters from 1. */
function uriOf(
  { toLocation }: Place,
  { file, range }: { readonly file: string; readonly range?: { start: number; end: number } },
): string {
  if (range === undefined) return toLocation({ file, range: { start: 0, end: 0 } }).uri;
  const { uri, range: shown } = toLocation({ file, range });
  return `${uri}#L${shown.start.line + 1},${shown.start.character + 1}`;
}

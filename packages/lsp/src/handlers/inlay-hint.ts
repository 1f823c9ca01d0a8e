/** `textDocument/inlayHint` and `inlayHint/resolve`: what is said when one points at a hint is told of that one. */
import type { TextRange } from '@loglex/catalog';
import { hover, inlayHints } from '@loglex/engine';
import type { InlayHint, InlayHintParams, Range } from 'vscode-languageserver-protocol';
import { optionsOf } from '../client.ts';
import { toMarkup } from '../convert/markup.ts';
import type { Place, Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

export const inlayHint: Handler<InlayHintParams, InlayHint[] | null> = (
  workspace,
  { textDocument, range },
) => {
  if (workspace.configuration.inlayHints === 'off') return null;
  const at = workspace.place(textDocument);
  const within = at && wantedRange(workspace, at, range);
  if (at === undefined || within === undefined) return null;
  const { uri, version, toRange } = at;
  return inlayHints(at.snapshot, at.document, within).map(({ offset, label }) => ({
    position: toRange({ start: offset, end: offset }).start,
    label,
    paddingLeft: true,
    ...(workspace.client.resolvesHintTooltips && {
      data: { loglex: 'hint', uri, version, offset },
    }),
  }));
};

export const resolveInlayHint: Handler<InlayHint, InlayHint> = (workspace, hint) => {
  const { loglex, uri, version, offset } = optionsOf(hint.data);
  if (loglex !== 'hint' || typeof uri !== 'string' || typeof offset !== 'number') return hint;
  const at = workspace.place({ uri });
  if (at === undefined || at.version !== version) return hint;
  const found = hover(at.snapshot, at.document, offset);
  if (found === undefined) return hint;
  return { ...hint, tooltip: toMarkup(found.explanations, workspace.client.markdownHover) };
};

/** The part of the range that hints are wanted in. A client that tells no line of its own means the one that it asks for. */
function wantedRange(
  { configuration, activeLine }: Workspace,
  at: Place,
  range: Range,
): TextRange | undefined {
  const asked = at.toTextRange(range);
  if (configuration.inlayHints === 'all') return asked;
  if (!activeLine.isTold) return range.start.line === range.end.line ? asked : undefined;
  const line = activeLine.of(at.uri);
  if (line === undefined) return undefined;
  const { start, end } = at.toTextRange({
    start: { line, character: 0 },
    end: { line, character: LINE_END },
  });
  const both = { start: Math.max(asked.start, start), end: Math.min(asked.end, end) };
  return both.start <= both.end ? both : undefined;
}

/** Beyond the end of any line, where the protocol has it that the end is meant. */
const LINE_END = 2 ** 31 - 1;

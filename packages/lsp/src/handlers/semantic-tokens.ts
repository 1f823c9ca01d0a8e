/** `textDocument/semanticTokens/full`, `/full/delta` and `/range`. */
import { type SemanticToken, semanticTokens } from '@loglex/engine';
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import { encodeTokens, tokenEdits } from '../convert/semantic-tokens.ts';
import type { Place, Workspace } from '../state/workspace.ts';
import type { Handler } from './handler.ts';

export interface SemanticTokensHandlers {
  readonly full: Handler<SemanticTokensParams, SemanticTokens | null>;
  readonly delta: Handler<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta | null>;
  readonly range: Handler<SemanticTokensRangeParams, SemanticTokens | null>;
}

/** So many documents stay known; of any other the whole is told again. */
const MOST_KEPT = 20;

/** A longer text is coloured where it is looked at, by ranges. */
const LONGEST_WHOLE = { log: 1_000_000, other: 5_000_000 };

/** The three remember together what a client was told last of each document. */
export function semanticTokensHandlers(): SemanticTokensHandlers {
  const told = new Map<string, Required<SemanticTokens>>();
  let count = 0;

  function tell(uri: string, data: number[]): Required<SemanticTokens> {
    const tokens = { resultId: String(++count), data };
    told.delete(uri);
    told.set(uri, tokens);
    const [oldest] = told.keys();
    if (told.size > MOST_KEPT && oldest !== undefined) told.delete(oldest);
    return tokens;
  }

  function wholeOf(at: Place | undefined): number[] | undefined {
    if (at === undefined) return undefined;
    const { kind, text } = at.document;
    if (text.length > LONGEST_WHOLE[kind === 'log' ? kind : 'other']) return undefined;
    return encodeTokens(semanticTokens(at.snapshot, at.document), at.toRange);
  }

  return {
    full(workspace, { textDocument }) {
      const data = wholeOf(colouredPlace(workspace, textDocument));
      return data === undefined ? null : tell(textDocument.uri, data);
    },
    delta(workspace, { textDocument, previousResultId }) {
      const data = wholeOf(colouredPlace(workspace, textDocument));
      if (data === undefined) return null;
      const before = told.get(textDocument.uri);
      const after = tell(textDocument.uri, data);
      if (before?.resultId !== previousResultId) return after;
      return { resultId: after.resultId, edits: tokenEdits(before.data, data) };
    },
    range(workspace, { textDocument, range }) {
      const at = colouredPlace(workspace, textDocument);
      if (at === undefined) return null;
      const found: readonly SemanticToken[] = semanticTokens(
        at.snapshot,
        at.document,
        at.toTextRange(range),
      );
      return { data: encodeTokens(found, at.toRange) };
    },
  };
}

/**
 * Most editors show the tokens of one server only, and those of code belong to its language's own; Neovim lays them over
 * each other.
 */
function colouredPlace(
  { place, configuration, client }: Workspace,
  textDocument: SemanticTokensParams['textDocument'],
): Place | undefined {
  const { semanticTokens: setting } = configuration;
  if (setting === 'off') return undefined;
  const at = place(textDocument);
  if (at?.document.kind === 'source' && setting === 'auto' && client.name !== 'Neovim') {
    return undefined;
  }
  return at;
}

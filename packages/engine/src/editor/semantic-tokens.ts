/**
 * What an editor colours by its meaning: codes, placeholders, terms, levels. Types and modifiers are those that the
 * protocol names and themes know, so that nobody needs a theme of ours.
 */
import type { TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { knownMentions } from '../constants/resolve.ts';
import { mentionsIn } from '../index/uses.ts';
import { catalogTokens } from './catalog-tokens.ts';
import { fieldsOf } from './fields.ts';
import { logTokens } from './log-tokens.ts';
import { withoutQuotes } from './ranges.ts';
import type { EditorDocument, Snapshot } from './snapshot.ts';
import { vocabularyWords } from './source-target.ts';
import { taggedPieces } from './tags-in.ts';
import { type SemanticToken, standingOf, tagTokens, token } from './token.ts';

/** The tokens that touch `within`, by place: none is empty, none overlaps another, none goes on over a line's end. */
export function semanticTokens(
  snapshot: Snapshot,
  document: EditorDocument,
  within: TextRange = { start: 0, end: document.text.length },
): readonly SemanticToken[] {
  return apart(document.text, within, tokensOf(snapshot, document, within));
}

function* tokensOf(
  snapshot: Snapshot,
  document: EditorDocument,
  within: TextRange,
): Generator<SemanticToken> {
  const { session } = snapshot;
  switch (document.kind) {
    case 'catalog':
      yield* catalogTokens(session, document, within);
      return;
    case 'source':
      yield* sourceTokens(session, document);
      return;
    case 'log':
      yield* logTokens(session, document, within);
      return;
    case 'data':
    case 'settings':
    case 'other':
      return;
  }
}

function* sourceTokens(
  session: CheckSession,
  { text, facts }: EditorDocument,
): Generator<SemanticToken> {
  if (facts === undefined) return;
  for (const { resolved, call } of mentionsIn(facts, session)) {
    if (resolved.kind === 'unknown') continue;
    const entry = resolved.kind === 'known' ? resolved.constant : resolved.retired;
    const range = withoutQuotes(text, resolved.mention.range);
    yield token('enumMember', range, ...standingOf(entry));
    if (call === undefined || knownMentions(session.identify(call)).length === 0) continue;
    if (resolved.kind !== 'known') continue;
    const names = new Set(fieldsOf(session.catalog, resolved.constant).map(({ name }) => name));
    for (const field of call.fields) {
      if (field.kind !== 'field' || !names.has(field.key)) continue;
      yield token('parameter', withoutQuotes(text, field.keyRange));
    }
  }
  for (const { message } of facts.calls) {
    // Where the language has holes of its own in a string, its editor colours them.
    if (message?.static !== true || !FORMATS.has(message.form)) continue;
    for (const { kind, range } of message.parts) {
      if (kind === 'placeholder') yield token('parameter', range);
    }
  }
  for (const { word, kinds } of vocabularyWords(facts)) {
    yield token(kinds[0] === 'term' ? 'macro' : 'property', withoutQuotes(text, word.range));
  }
  for (const piece of taggedPieces(facts)) yield* tagTokens(session, text, piece);
}

const FORMATS: ReadonlySet<string> = new Set(['printf', 'format']);

/** By place; of two that overlap the first, of two that begin together the longer one. */
function apart(
  text: string,
  within: TextRange,
  tokens: Iterable<SemanticToken>,
): readonly SemanticToken[] {
  const inOrder = [...tokens]
    .filter(({ range }) => range.start <= within.end && range.end >= within.start)
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  let end = 0;
  return inOrder.filter(({ range }) => {
    if (range.start < end || range.start >= range.end) return false;
    if (/[\r\n]/.test(text.slice(range.start, range.end))) return false;
    end = range.end;
    return true;
  });
}

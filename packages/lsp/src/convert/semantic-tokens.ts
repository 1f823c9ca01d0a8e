/** Tokens as the protocol counts them: five numbers each, relative to the one before. */
import type { SemanticToken } from '@loglex/engine';
import type { Range, SemanticTokensEdit } from 'vscode-languageserver-protocol';
import type { TextRange } from '@loglex/catalog';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../token-legend.ts';

/** Numbers for one token. */
const EACH = 5;

/** `tokens`: by place, each on one line. */
export function encodeTokens(
  tokens: readonly SemanticToken[],
  toRange: (range: TextRange) => Range,
): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { range, type, modifiers } of tokens) {
    const { start, end } = toRange(range);
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      end.character - start.character,
      TOKEN_TYPES.indexOf(type),
      modifiers.reduce((bits, modifier) => bits | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0),
    );
    ({ line, character } = start);
  }
  return data;
}

/** What makes `after` of `before`: whole tokens, and no more than lie between what both begin and end with. */
export function tokenEdits(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isSame(before, start, after, start)) start += EACH;
  let tail = 0;
  while (
    tail < most - start &&
    isSame(before, before.length - tail - EACH, after, after.length - tail - EACH)
  ) {
    tail += EACH;
  }
  const deleteCount = before.length - tail - start;
  const data = after.slice(start, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

function isSame(a: readonly number[], inA: number, b: readonly number[], inB: number): boolean {
  for (let at = 0; at < EACH; at++) if (a[inA + at] !== b[inB + at]) return false;
  return true;
}

/** A piece of text that is coloured by its meaning, and the tokens that every kind of document has. */
import type { LogConstant, RetiredConstant, TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { argumentRange, tagsIn } from './tags-in.ts';

/**
 * `enumMember`: a code or name; `parameter`: a placeholder or field; `macro`: a term; `keyword`: a level; `namespace`: a
 * component; `property`: a section, a key of one, a setting. All are among the types that the protocol names.
 */
export type TokenType = 'enumMember' | 'parameter' | 'macro' | 'keyword' | 'namespace' | 'property';

export type TokenModifier = 'declaration' | 'deprecated';

export interface SemanticToken {
  readonly range: TextRange;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

export function token(
  type: TokenType,
  range: TextRange,
  ...modifiers: readonly TokenModifier[]
): SemanticToken {
  return { range, type, modifiers };
}

/** `deprecated` for what is out of use. */
export function standingOf(entry: LogConstant | RetiredConstant): readonly TokenModifier[] {
  return 'message' in entry && entry.deprecated === undefined ? [] : ['deprecated'];
}

/** The words of the tags in a piece of text, and what stands behind them. */
export function* tagTokens(
  { catalog }: CheckSession,
  text: string,
  piece: TextRange,
): Generator<SemanticToken> {
  for (const { terms } of tagsIn(catalog, text, piece)) {
    for (const term of terms) {
      const { start } = term.range;
      yield token('macro', { start, end: start + term.word.length });
      const argument = argumentRange(text, term);
      if (argument !== undefined) yield token('property', argument);
    }
  }
}

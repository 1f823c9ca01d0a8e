/** The legend of semantic tokens, by which numbers stand for types: said at the start, so without the engine. */
import type { TokenModifier, TokenType } from '@loglex/engine';

export const TOKEN_TYPES = Object.keys({
  enumMember: true,
  parameter: true,
  macro: true,
  keyword: true,
  namespace: true,
  property: true,
} satisfies Record<TokenType, true>) as TokenType[];

export const TOKEN_MODIFIERS = Object.keys({
  declaration: true,
  deprecated: true,
} satisfies Record<TokenModifier, true>) as TokenModifier[];

/** What of a catalog file is coloured by its meaning. */
import type { EntrySource, LogConstant, TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { placeholdersOf } from './catalog-target.ts';
import { keyBefore } from './key-before.ts';
import { withoutQuotes } from './ranges.ts';
import type { EditorDocument } from './snapshot.ts';
import { type SemanticToken, standingOf, tagTokens, token, type TokenType } from './token.ts';

export function* catalogTokens(
  session: CheckSession,
  { file, text }: Pick<EditorDocument, 'file' | 'text'>,
  within: TextRange,
): Generator<SemanticToken> {
  const { catalog } = session;
  const isHere = ({ source }: { readonly source: EntrySource }): boolean =>
    source.file === file && source.range.start <= within.end && source.range.end >= within.start;
  for (const constant of catalog.constants) {
    if (isHere(constant)) yield* constantTokens(constant, text);
  }
  for (const retired of catalog.retired) {
    if (!isHere(retired)) continue;
    yield* valueTokens(retired.source, text, ['code', 'name'], 'enumMember', [
      'declaration',
      'deprecated',
    ]);
    yield* valueTokens(retired.source, text, ['replaced-by'], 'enumMember');
  }
  for (const component of catalog.components.values()) {
    if (isHere(component)) yield* keyToken(component.source, text, 'namespace');
  }
  for (const legend of catalog.legends.values()) {
    for (const term of legend.terms.values()) {
      if (!isHere(term)) continue;
      yield* keyToken(term.source, text, 'macro');
      yield* valueTokens(term.source, text, ['level'], 'keyword');
    }
    for (const { range } of isHere(legend) ? legend.examples : []) {
      yield* tagTokens(session, text, withoutQuotes(text, range));
    }
  }
  for (const section of catalog.sections.values()) {
    if (!isHere(section)) continue;
    yield* keyToken(section.source, text, 'property');
    yield* valueTokens(section.source, text, ['level'], 'keyword');
    for (const key of section.keys.values()) yield* keyToken(key.source, text, 'property');
  }
  for (const tree of catalog.settings.values()) {
    if (!isHere(tree)) continue;
    for (const setting of tree.keys.values()) yield* keyToken(setting.source, text, 'property');
  }
}

function* constantTokens(constant: LogConstant, text: string): Generator<SemanticToken> {
  const { source, fields } = constant;
  const standing = standingOf(constant);
  yield* valueTokens(source, text, ['code', 'name'], 'enumMember', ['declaration', ...standing]);
  yield* valueTokens(source, text, ['level'], 'keyword');
  yield* valueTokens(source, text, ['component', 'subcomponent'], 'namespace');
  yield* valueTokens(source, text, ['deprecated.replaced-by'], 'enumMember');
  for (const { range } of placeholdersOf(constant)) yield token('parameter', range);
  const declared = source.values.get('fields');
  if (declared === undefined) return;
  for (const { name, source: place } of fields.values()) {
    const key = keyBefore(text, name, place.range.start, declared.start);
    if (key !== undefined) yield token('parameter', key, 'declaration');
  }
}

function* valueTokens(
  { values }: EntrySource,
  text: string,
  keys: readonly string[],
  type: TokenType,
  modifiers: SemanticToken['modifiers'] = [],
): Generator<SemanticToken> {
  for (const key of keys) {
    const range = values.get(key);
    if (range !== undefined) yield token(type, withoutQuotes(text, range), ...modifiers);
  }
}

function* keyToken({ key }: EntrySource, text: string, type: TokenType): Generator<SemanticToken> {
  if (key !== undefined) yield token(type, withoutQuotes(text, key), 'declaration');
}

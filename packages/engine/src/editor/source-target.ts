/** What stands at a cursor in code or in a configuration file: what a front end has read there, else a code in a text. */
import { type Catalog, explainWord, type TextRange } from '@loglex/catalog';
import type { CheckSession } from '../checks/session.ts';
import { knownMentions } from '../constants/resolve.ts';
import type { FileFacts, Word } from '../facts/file-facts.ts';
import type { ConstantMention, LogCall } from '../facts/log-call.ts';
import { mentionsIn } from '../index/uses.ts';
import { fieldOf } from './fields.ts';
import { namedConstant } from './named-constant.ts';
import { touches } from './ranges.ts';
import { readingAt } from './reading-at.ts';
import type { EditorDocument } from './snapshot.ts';
import type { ConstantTarget, EditorTarget, FieldTarget, WordTarget } from './target.ts';

export function sourceTarget(
  session: CheckSession,
  { text, facts }: EditorDocument,
  offset: number,
): EditorTarget | undefined {
  const { catalog } = session;
  const read =
    facts &&
    (mentionTarget(facts, session, offset) ??
      fieldTarget(facts, session, offset) ??
      wordTarget(facts, catalog, offset) ??
      messageTarget(facts, session, text, offset));
  return read ?? namedConstant(catalog, text, offset);
}

/** Where a person sees the mention: a prefix is part of a text, all else is an expression. */
export function shownRange({ by, range, expression }: ConstantMention): TextRange {
  return by === 'prefix' ? range : expression;
}

function mentionTarget(
  facts: FileFacts,
  session: CheckSession,
  offset: number,
): ConstantTarget | undefined {
  const found = mentionsIn(facts, session).find(({ resolved }) =>
    touches(shownRange(resolved.mention), offset),
  );
  if (found === undefined || found.resolved.kind === 'unknown') return undefined;
  const { resolved, call } = found;
  return {
    kind: 'constant',
    range: shownRange(resolved.mention),
    constants: resolved.kind === 'known' ? resolved.constants : [],
    retired: resolved.kind === 'retired' ? [resolved.retired] : [],
    mention: resolved.mention,
    ...(call && { call }),
  };
}

/** The key of a record whose constant is known. */
function fieldTarget(
  facts: FileFacts,
  session: CheckSession,
  offset: number,
): FieldTarget | undefined {
  const call = innermostCall(facts, offset);
  const [known] = call === undefined ? [] : knownMentions(session.identify(call));
  if (call === undefined || known === undefined) return undefined;
  const entry = call.fields.find((each) => each.kind === 'field' && touches(each.keyRange, offset));
  if (entry?.kind !== 'field') return undefined;
  const { constant } = known;
  const field = fieldOf(session.catalog, constant, entry.key);
  return {
    kind: 'field',
    range: entry.keyRange,
    name: entry.key,
    constant,
    call,
    ...(field && { field }),
  };
}

/** The log call around a cursor; of calls inside each other the innermost. */
export function innermostCall(facts: FileFacts, offset: number): LogCall | undefined {
  let innermost: LogCall | undefined;
  for (const call of facts.calls) {
    const { start, end } = call.range;
    if (!touches(call.range, offset)) continue;
    if (innermost && end - start >= innermost.range.end - innermost.range.start) continue;
    innermost = call;
  }
  return innermost;
}

/** A word that stands where the settings hold it to a vocabulary. */
function wordTarget(facts: FileFacts, catalog: Catalog, offset: number): WordTarget | undefined {
  for (const { word, kinds, legend } of vocabularyWords(facts)) {
    if (!touches(word.range, offset)) continue;
    const { text, range } = word;
    const meanings = explainWord(catalog, text).filter(
      (meaning) =>
        kinds.includes(meaning.kind) &&
        (legend === undefined || !('legend' in meaning) || meaning.legend.name === legend),
    );
    if (meanings.length > 0) return { kind: 'word', range, text, meanings };
  }
  return undefined;
}

type MeaningKind = WordTarget['meanings'][number]['kind'];

/** A word, what it may mean, and of which legend it must be, where it must be of one. */
interface VocabularyWord {
  readonly word: Word;
  readonly kinds: readonly MeaningKind[];
  readonly legend?: string;
}

/** The words of a file that name something of a vocabulary. */
export function* vocabularyWords(facts: FileFacts): Generator<VocabularyWord> {
  for (const word of facts.legendSites ?? []) {
    yield { word, kinds: ['term'], legend: word.legend };
  }
  for (const { title, entries } of facts.sectionSites ?? []) {
    yield { word: title, kinds: ['section'] };
    for (const { key } of entries) yield { word: key, kinds: ['section-key'] };
  }
  for (const { key, range } of facts.settingSites ?? []) {
    yield { word: { text: key, range }, kinds: ['setting'] };
  }
  for (const { name } of facts.environmentSites ?? []) yield { word: name, kinds: ['setting'] };
}

/** A tag in a message or beside a section's value, or a message that a legend has. */
function messageTarget(
  facts: FileFacts,
  { catalog }: CheckSession,
  text: string,
  offset: number,
): EditorTarget | undefined {
  for (const { entries } of facts.sectionSites ?? []) {
    const tag = entries.find((entry) => touches(entry.tag?.range, offset))?.tag;
    if (tag !== undefined) return readingAt(catalog, text, tag.range, offset);
  }
  const call = innermostCall(facts, offset);
  for (const message of [call?.message, call?.detail]) {
    if (message?.static !== true) continue;
    const part = message.parts.find(({ kind, range }) => kind === 'text' && touches(range, offset));
    if (part !== undefined) return readingAt(catalog, text, part.range, offset);
  }
  return undefined;
}

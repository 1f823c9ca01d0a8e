/** Where constants are named in code: the index, read with a catalog at hand. */
import type { EntrySource, LogConstant, RetiredConstant } from '@loglex/catalog';
import { placedMentionsOf, type PlacedMention } from '../checks/mentions.ts';
import type { CheckSession } from '../checks/session.ts';
import { isDeclaration } from '../checks/uses.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { ConstantMention, LogCall } from '../facts/log-call.ts';
import type { ProjectIndex } from './project-index.ts';

/** One place of the code that names a constant. */
export interface UseSite {
  readonly file: string;
  readonly mention: ConstantMention;
  /** The log call that the constant is an argument of; absent where it is named elsewhere. */
  readonly call?: LogCall;
  /** How it is named there. */
  readonly by: 'code' | 'name' | 'alias';
}

/** The session that governs a file: a project with inner settings has several. */
export type SessionOf = (file: string) => CheckSession;

/**
 * The places that name `entry`, by file and place. An entry that several scopes of a project read is one entry,
 * whichever of them it came from; where it stands in code, its own declaration is no use.
 */
export function usesOf(
  entry: LogConstant | RetiredConstant,
  index: ProjectIndex,
  sessionOf: SessionOf,
): UseSite[] {
  return index.filesNaming(textsNaming(entry)).flatMap((facts) => {
    const mentions = mentionsIn(facts, sessionOf(facts.file));
    return mentions.flatMap(({ resolved, call }): UseSite[] => {
      const { mention } = resolved;
      if (!names(resolved, entry) || isDeclaration(mention, facts.file, entry)) return [];
      const by = resolved.kind === 'unknown' ? 'code' : resolved.by;
      return [{ file: facts.file, mention, by, ...(call && { call }) }];
    });
  });
}

/** What a file names, by place; computed once for the same facts and session. */
export function mentionsIn(facts: FileFacts, session: CheckSession): readonly PlacedMention[] {
  let byFacts = known.get(session);
  if (byFacts === undefined) known.set(session, (byFacts = new WeakMap()));
  let mentions = byFacts.get(facts);
  if (mentions === undefined) {
    const inOrder = [...placedMentionsOf(facts, session)].sort((a, b) => {
      return a.resolved.mention.range.start - b.resolved.mention.range.start;
    });
    byFacts.set(facts, (mentions = inOrder));
  }
  return mentions;
}

const known = new WeakMap<CheckSession, WeakMap<FileFacts, readonly PlacedMention[]>>();

/** Every text by which code may name the entry. */
function textsNaming(entry: LogConstant | RetiredConstant): readonly string[] {
  const { code, name = code } = entry;
  return [...new Set([code, name, ...('aliases' in entry ? entry.aliases : [])])];
}

function names(resolved: PlacedMention['resolved'], entry: LogConstant | RetiredConstant): boolean {
  switch (resolved.kind) {
    case 'known':
      return resolved.constants.some(({ source }) => isSameEntry(source, entry.source));
    case 'retired':
      return isSameEntry(resolved.retired.source, entry.source);
    case 'unknown':
      return false;
  }
}

/** Scopes of one project read the same file each for itself: the place tells that an entry is the same. */
export function isSameEntry(a: EntrySource, b: EntrySource): boolean {
  return a === b || (a.file === b.file && a.range.start === b.range.start);
}

/** Every place of a file that names a constant, in log calls and elsewhere, once each. */
import type { Resolved } from '../constants/resolve.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { LogCall } from '../facts/log-call.ts';
import type { CheckSession } from './session.ts';

/** In order of calls, then of references. A reference in a log call is both and comes once. */
export function* mentionsOf(facts: FileFacts, session: CheckSession): Generator<Resolved> {
  for (const { resolved } of placedMentionsOf(facts, session)) yield resolved;
}

/** What a place names, and the log call that it stands in, where it does. */
export interface PlacedMention {
  readonly resolved: Resolved;
  readonly call?: LogCall;
}

/** The same, each with its call. */
export function* placedMentionsOf(
  facts: FileFacts,
  session: CheckSession,
): Generator<PlacedMention> {
  const seen = new Set<number>();
  for (const call of facts.calls) {
    const identity = session.identify(call);
    if (identity.kind !== 'coded') continue;
    for (const resolved of identity.mentions) {
      seen.add(resolved.mention.range.start);
      yield { resolved, call };
    }
  }
  for (const mention of facts.references) {
    if (seen.has(mention.range.start)) continue;
    seen.add(mention.range.start);
    const resolved = session.resolve(mention);
    if (resolved !== undefined) yield { resolved };
  }
}

/** Which constants code names at all, and which only tests name. */
import type { LogConstant } from '@loglex/catalog';
import type { FileFacts } from '../facts/file-facts.ts';
import type { ConstantMention } from '../facts/log-call.ts';
import { mentionsOf } from './mentions.ts';
import type { CheckSession } from './session.ts';

export interface ConstantUses {
  /** Named outside of tests. */
  readonly used: ReadonlySet<LogConstant>;
  /** Named in tests, whether or not elsewhere. */
  readonly tested: ReadonlySet<LogConstant>;
}

export function constantUses(
  files: Iterable<FileFacts>,
  session: CheckSession,
  isTest: (file: string) => boolean,
): ConstantUses {
  const used = new Set<LogConstant>();
  const tested = new Set<LogConstant>();
  for (const facts of files) {
    const uses = isTest(facts.file) ? tested : used;
    for (const resolved of mentionsOf(facts, session)) {
      if (resolved.kind !== 'known') continue;
      for (const constant of resolved.constants) {
        if (!isDeclaration(resolved.mention, facts.file, constant)) uses.add(constant);
      }
    }
  }
  return { used, tested };
}

/** A constant that is kept in code does not use itself, nor does the list of all constants use it. */
export function isDeclaration(
  { range }: ConstantMention,
  file: string,
  { source }: Pick<LogConstant, 'source'>,
): boolean {
  if (file !== source.file) return false;
  const places = [source.range, source.values.get('listed')];
  return places.some((place) => place && place.start <= range.start && range.end <= place.end);
}

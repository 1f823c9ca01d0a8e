/** A file as writers of log lines are looked for in it: what each of its calls names of the catalog. */
import type { LogConstant, RetiredConstant } from '@loglex/catalog';
import type { CheckSession } from '../../checks/session.ts';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { LogCall } from '../../facts/log-call.ts';

export type Entry = LogConstant | RetiredConstant;

export interface CodedFile {
  readonly facts: FileFacts;
  /** The entries of the catalog that a call names. */
  readonly entriesOf: (call: LogCall) => readonly Entry[];
  /** Its calls count only where no others do. */
  readonly isTest: boolean;
}

/**
 * A call that is not coded may still get its text by a constant: `logger.warning(get_message(Key.NO_NODES))`, or
 * `get_message("NO_NODES")`.
 */
export function codedFile(
  facts: FileFacts,
  session: Pick<CheckSession, 'catalog' | 'identify' | 'resolve'>,
  isTest: boolean,
): CodedFile {
  return {
    facts,
    isTest,
    entriesOf(call) {
      const identity = session.identify(call);
      if (identity.kind === 'coded') return identity.mentions.flatMap(entriesIn);
      const { start, end } = call.range;
      const referred = facts.references
        .filter(({ range }) => start <= range.start && range.end <= end)
        .flatMap((reference) => entriesIn(session.resolve(reference)));
      if (referred.length > 0 || call.message?.static !== false) return referred;
      const words = call.message.expression.text.match(CODE) ?? [];
      return words.flatMap((word) => session.catalog.byCode(word));
    },
  };
}

/** What is hardly a word of anything else. */
const CODE = /[A-Za-z][\w.-]*[\d_][\w.-]*/g;

function entriesIn(resolved: ReturnType<CheckSession['resolve']>): readonly Entry[] {
  if (resolved?.kind === 'known') return resolved.constants;
  return resolved?.kind === 'retired' ? [resolved.retired] : [];
}

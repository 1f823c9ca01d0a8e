/** The advice for every raw call of a project, by what it is and by what its neighbours say. */
import { adviceFor } from './advice.ts';
import type { Advice } from './advice.ts';
import { isConsole } from './console.ts';
import type { CountedCall } from './counted-call.ts';
import { groupBy } from '@loglex/catalog';
import type { Wording } from './wording.ts';

export interface AdvisedCall extends CountedCall {
  readonly advice: Advice;
}

/** A call whose message can be read: what repetition and constants are about. */
export type WordedCall = AdvisedCall & { readonly wording: Wording };

/** The raw ones of `calls`, in their order. Coded and dynamic ones need no advice. */
export function advise(calls: readonly CountedCall[]): readonly AdvisedCall[] {
  const raw = calls.filter(({ coding }) => coding === 'raw');
  const byKey = groupBy(raw, ({ wording }) => wording?.key);
  const withLogger = new Set(
    calls.filter(({ call }) => !isConsole(call)).map(({ facts }) => facts.file),
  );
  return raw.map((counted) => {
    const { call, level, wording, facts } = counted;
    const advice = adviceFor(call, {
      level,
      fileHasLogger: withLogger.has(facts.file),
      repeated: wording !== undefined && (byKey.get(wording.key)?.length ?? 0) > 1,
    });
    return { ...counted, advice };
  });
}

export function isWorded(advised: AdvisedCall): advised is WordedCall {
  return advised.wording !== undefined;
}

/** Whether the call can become coded as it is: worth keeping, with a message that can be read. */
export function isMigratable(advised: AdvisedCall): advised is WordedCall {
  return isWorded(advised) && advised.advice.action !== 'remove';
}

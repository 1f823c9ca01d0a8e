/** The calls that write records of a constant. */
import type { LogConstant, RetiredConstant } from '@loglex/catalog';
import { usesOf } from '../index/uses.ts';
import type { Declaration } from './declaration.ts';
import type { Snapshot } from './snapshot.ts';
import { shownRange } from './source-target.ts';

/** Where no call names an entry, whatever else does. What tests do comes last. */
export function emitSites(
  snapshot: Snapshot,
  entries: readonly (LogConstant | RetiredConstant)[],
): readonly Declaration[] {
  const uses = entries.flatMap((entry) => usesOf(entry, snapshot.index, snapshot.sessionOf));
  const calls = uses.filter(({ call }) => call !== undefined);
  const places = (calls.length > 0 ? calls : uses).map(({ file, mention, call }): Declaration => {
    const selection = shownRange(mention);
    return { file, range: call?.range ?? selection, selection };
  });
  return testsLast(snapshot, places);
}

export function testsLast(
  { isTest }: Pick<Snapshot, 'isTest'>,
  places: readonly Declaration[],
): readonly Declaration[] {
  return places.toSorted((a, b) => Number(isTest(a.file)) - Number(isTest(b.file)));
}

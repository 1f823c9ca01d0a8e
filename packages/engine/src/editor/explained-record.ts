/** A record of a log as a view of it explains it: what the catalog says of it, the values in it, and the calls that write such records. */
import type { Explanation } from '../explain/explanation.ts';
import { recordExplainer, type RecordExplanation } from '../lines/explain/explain-record.ts';
import type { LogRecord } from '../lines/records/log-record.ts';
import { type Declaration, declarationsOf } from './declaration.ts';
import { emitSites } from './definition.ts';
import { explain } from './hover.ts';
import type { Snapshot } from './snapshot.ts';
import type { ConstantTarget } from './target.ts';

export interface ExplainedRecord extends Pick<RecordExplanation, 'by' | 'code' | 'ambiguous'> {
  /** As in a hover. */
  readonly explanations: readonly Explanation[];
  /** What the placeholders of the best answer hold. */
  readonly values: readonly { readonly name: string; readonly text: string }[];
  /** Entries of the catalog. */
  readonly entries: readonly Declaration[];
  /** Calls that can have written it; those in tests come last. */
  readonly sites: readonly Declaration[];
}

/** Raw calls, which no entry of the catalog stands for, are looked at as well. */
export function explainedRecord(snapshot: Snapshot, record: LogRecord): ExplainedRecord {
  const { session, index } = snapshot;
  const found = recordExplainer(session.catalog, index.files())(record);
  const { by, code, constants, retired, answers, ambiguous } = found;
  const range = { start: 0, end: 0 };
  const target: ConstantTarget = { kind: 'constant', range, constants, retired, isLine: true };
  const calls = answers.flatMap(({ template: { source } }): Declaration[] => {
    if (source.kind !== 'call') return [];
    const { file, call } = source;
    return [{ file, range: call.range, selection: call.range }];
  });
  return {
    ...(by !== undefined && { by }),
    ...(code !== undefined && { code }),
    ambiguous,
    explanations: explain(snapshot, target),
    values: answers[0]?.arguments.map(({ name, text }) => ({ name, text })) ?? [],
    entries: declarationsOf(target),
    sites: distinct([...emitSites(snapshot, target), ...calls]),
  };
}

function distinct(places: readonly Declaration[]): readonly Declaration[] {
  const byPlace = new Map<string, Declaration>();
  for (const place of places) {
    const key = `${place.range.start} ${place.range.end} ${place.file}`;
    if (!byPlace.has(key)) byPlace.set(key, place);
  }
  return [...byPlace.values()];
}

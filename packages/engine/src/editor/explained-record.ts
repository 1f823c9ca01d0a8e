/** A record of a log as a view of it explains it: what the catalog says of it, the values in it, and the calls that write such records. */
import type { Explanation } from '../explain/explanation.ts';
import type { RecordExplanation } from '../lines/explain/explain-record.ts';
import { projectExplainer } from '../lines/explain/project-explainer.ts';
import type { LogRecord } from '../lines/records/log-record.ts';
import { type Declaration, declarationsOf } from './declaration.ts';
import { emitSites } from './emit-sites.ts';
import { explainedWriters } from './explained-writers.ts';
import { explain } from './hover.ts';
import { type RecordWriter, writersOf } from './record-writers.ts';
import type { Snapshot } from './snapshot.ts';
import type { ConstantTarget } from './target.ts';

export interface ExplainedRecord extends Pick<RecordExplanation, 'by' | 'code' | 'ambiguous'> {
  /** As in a hover, without values and places. */
  readonly explanations: readonly Explanation[];
  /** What the placeholders of the best answer hold. */
  readonly values: readonly { readonly name: string; readonly text: string }[];
  /** Entries of the catalog. */
  readonly entries: readonly Declaration[];
  /** Calls that can have written it, most likely first; of equals, those in tests come last. */
  readonly sites: readonly Declaration[];
}

/** Raw calls, which no entry of the catalog stands for, are looked at as well. */
export function explainedRecord(snapshot: Snapshot, record: LogRecord): ExplainedRecord {
  const { session, index } = snapshot;
  const found = projectExplainer(session.catalog, index).explain(record);
  const { by, code, constants, retired } = found;
  const said = { ...(by !== undefined && { by }), ...(code !== undefined && { code }) };
  const range = { start: 0, end: 0 };
  if (by === 'template') {
    const writers = writersOf(snapshot, found);
    const best = writers.filter(({ isBest }) => isBest);
    return {
      ...said,
      ambiguous: best.length > 1 || (best[0]?.call !== undefined && best[0].sites.length > 1),
      explanations: explainedWriters(snapshot, writers, { isBrief: true }),
      values: valuesOf(best[0]?.answer),
      entries: declarationsOf({ kind: 'record', range, writers }),
      sites: distinct(writers.flatMap(({ sites }) => sites)),
    };
  }
  const target: ConstantTarget = { kind: 'constant', range, constants, retired, isLine: true };
  return {
    ...said,
    ambiguous: found.ambiguous,
    explanations: explain(snapshot, target),
    values: valuesOf(found.answers[0]),
    entries: declarationsOf(target),
    sites: distinct(emitSites(snapshot, [...constants, ...retired])),
  };
}

function valuesOf(said: RecordWriter['answer'] | undefined): ExplainedRecord['values'] {
  return said?.arguments.map(({ name, text }) => ({ name, text })) ?? [];
}

function distinct(places: readonly Declaration[]): readonly Declaration[] {
  const byPlace = new Map<string, Declaration>();
  for (const place of places) {
    const key = `${place.range.start} ${place.range.end} ${place.file}`;
    if (!byPlace.has(key)) byPlace.set(key, place);
  }
  return [...byPlace.values()];
}

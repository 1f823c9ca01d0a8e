/** Records around those that are asked for. */
import type { RecordFilter } from './record-filter.ts';
import type { KnownRecord } from './read-logs.ts';

/** Takes records as they are read and gives those that `isWanted`, with `count` before and after each, of the same log. */
export function withContext(
  isWanted: RecordFilter,
  count = 0,
): (records: readonly KnownRecord[]) => readonly KnownRecord[] {
  if (count === 0) return (records) => records.filter(isWanted);
  const before: KnownRecord[] = [];
  let log: string | undefined;
  let after = 0;
  return (records) =>
    records.flatMap((record) => {
      if (record.log !== log) {
        log = record.log;
        before.length = after = 0;
      }
      if (isWanted(record)) {
        after = count;
        return [...before.splice(0), record];
      }
      const context: KnownRecord = { ...record, isContext: true };
      if (after > 0) {
        after--;
        return [context];
      }
      before.push(context);
      if (before.length > count) before.shift();
      return [];
    });
}

/** What a run finds out about the calls of a plan that facts do not tell: from then on a person decides about them. */
import type { Doubt } from './call-draft.ts';
import type { MigrationPlan, PlannedRow } from './plan.ts';

/** `plan` with what is to be said of rows; those that were to be migrated unasked are left for a review. */
export function doubtRows(
  plan: MigrationPlan,
  doubts: ReadonlyMap<PlannedRow, Doubt>,
): MigrationPlan {
  if (doubts.size === 0) return plan;
  const files = plan.files.map((planned) => ({
    ...planned,
    rows: planned.rows.map((row): PlannedRow => {
      const doubt = doubts.get(row);
      if (doubt === undefined) return row;
      return { ...row, tier: 'review', decision: 'skip', reasons: [doubt, ...row.reasons] };
    }),
  }));
  return { ...plan, files };
}

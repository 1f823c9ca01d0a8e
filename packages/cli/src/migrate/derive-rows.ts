/** Makes anew what a plan shows of calls whose constant was edited: what `apply` will write, and nothing else. */
import {
  editsOf,
  type MigrationPlan,
  type PlannedRow,
  type RowSource,
  sealOf,
} from '@loglex/engine';

/**
 * The plan with `after` and `seal` of the rows of `codes` as their constants have them now. In words, why a row cannot have
 * its constant.
 * @param sourceOf the files of the plan as they are.
 */
export function deriveRows(
  plan: MigrationPlan,
  codes: readonly string[],
  sourceOf: (file: string) => RowSource | undefined,
): MigrationPlan | string {
  const problems: string[] = [];
  const files = plan.files.map((file) => {
    if (!file.rows.some(({ constant }) => codes.includes(constant ?? ''))) return file;
    const source = sourceOf(file.file);
    const rows = file.rows.map((row): PlannedRow => {
      if (row.tier === 'refused' || !codes.includes(row.constant ?? '')) return row;
      if (source === undefined) {
        problems.push(`${file.file} is not there as it was planned. Plan again.`);
        return row;
      }
      const one = { ...file, rows: [{ ...row, decision: 'migrate' as const }] };
      const outcome = editsOf(plan, one, source);
      const after = outcome.edits.find(({ start, end }) => start === row.start && end === row.end);
      if (after === undefined) {
        problems.push(`${file.file}:${row.line}: ${outcome.problems[0]?.message ?? ''}`);
        return row;
      }
      const derived = { ...row, after: after.text };
      return { ...derived, seal: sealOf(derived) };
    });
    return { ...file, rows };
  });
  return problems[0] ?? { ...plan, files };
}

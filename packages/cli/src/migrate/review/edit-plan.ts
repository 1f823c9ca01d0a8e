/** What a person may change in a plan, as pure functions: each gives the plan as it is after. */
import type {
  Decision,
  MigrationPlan,
  PlannedConstant,
  PlannedFile,
  PlannedRow,
} from '@loglex/engine';

/** A row and the file that it stands in. */
export interface RowPlace {
  readonly file: string;
  readonly start: number;
}

export function rowAt(plan: MigrationPlan, { file, start }: RowPlace): PlannedRow | undefined {
  return plan.files.find((each) => each.file === file)?.rows.find((row) => row.start === start);
}

/** The rows that have the constant `code`. */
export function rowsOf(plan: MigrationPlan, code: string): readonly (PlannedRow & RowPlace)[] {
  return plan.files.flatMap(({ file, rows }) =>
    rows.filter(({ constant }) => constant === code).map((row) => ({ ...row, file })),
  );
}

export function decideRow(plan: MigrationPlan, place: RowPlace, decision: Decision): MigrationPlan {
  return changeRows(plan, (row, { file }) =>
    file === place.file && row.start === place.start ? { ...row, decision, reviewed: true } : row,
  );
}

/** Of the rows of `code` none that is refused: it cannot be written. */
export function decideConstant(
  plan: MigrationPlan,
  code: string,
  decision: Decision,
): MigrationPlan {
  return changeRows(plan, (row) =>
    row.constant === code && row.tier !== 'refused' ? { ...row, decision, reviewed: true } : row,
  );
}

export function changeConstant(
  plan: MigrationPlan,
  code: string,
  change: Partial<Pick<PlannedConstant, 'name' | 'message' | 'level'>>,
): MigrationPlan {
  return {
    ...plan,
    constants: plan.constants.map((each) => (each.code === code ? { ...each, ...change } : each)),
  };
}

/**
 * Gives the rows of `code` the constant `into`; what the plan would have added for them alone is dropped. Each stays decided
 * as it was: what was doubted of it is doubted still.
 */
export function mergeConstant(plan: MigrationPlan, code: string, into: string): MigrationPlan {
  const merged = changeRows(plan, (row) =>
    row.constant === code ? { ...row, constant: into } : row,
  );
  return {
    ...merged,
    constants: plan.constants.filter((each) => each.code !== code),
    similar: plan.similar
      .map((group) => ({
        ...group,
        codes: [...new Set(group.codes.map((each) => (each === code ? into : each)))],
      }))
      .filter(({ codes }) => codes.length > 1),
  };
}

/** The group of `codes` is not proposed again. */
export function keepApart(plan: MigrationPlan, codes: readonly string[]): MigrationPlan {
  return { ...plan, similar: plan.similar.filter((group) => !sameCodes(group.codes, codes)) };
}

export function sameCodes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((code, at) => code === others[at]);
}

/** Rows that stay as they are stay the same objects, and so do their files. */
export function changeRows(
  plan: MigrationPlan,
  change: (row: PlannedRow, file: PlannedFile) => PlannedRow,
): MigrationPlan {
  return {
    ...plan,
    files: plan.files.map((file) => {
      const rows = file.rows.map((row) => change(row, file));
      return rows.some((row, at) => row !== file.rows[at]) ? { ...file, rows } : file;
    }),
  };
}

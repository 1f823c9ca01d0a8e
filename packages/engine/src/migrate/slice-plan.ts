/** Parts of a plan that can be reviewed by themselves: of one component or owner, of some paths, or what most calls say. */
import { groupBy, type Catalog } from '@loglex/catalog';
import { pathMatcher } from '../text/path-glob.ts';
import { plannedByCode } from './edits-of.ts';
import type { MigrationPlan, PlannedConstant, PlannedRow } from './plan.ts';

/** What a slice holds; what is absent does not narrow it. */
export interface PlanSlice {
  readonly components?: readonly string[];
  /** As components declare them. */
  readonly owners?: readonly string[];
  /** Files, folders and globs, from the project's root. */
  readonly paths?: readonly string[];
  /** Only the so many constants that the most rows of the slice have, of equals the lower code. */
  readonly top?: number;
}

/** `plan` with the rows of the slice, and the constants and similarities that they need. Decisions stay. */
export function slicePlan(
  plan: MigrationPlan,
  { components, owners, paths, top }: PlanSlice,
  catalogs: readonly Catalog[],
): MigrationPlan {
  const ownerOf = ownership(plan, catalogs);
  const matches = paths && pathMatcher(paths.flatMap((path) => [bare(path), `${bare(path)}/**`]));
  const chosen = narrowed(plan, (row, file) => {
    const { component, owner } = ownerOf(row);
    return (
      (components === undefined || components.includes(component ?? '')) &&
      (owners === undefined || owners.includes(owner ?? '')) &&
      matches?.(file) !== false
    );
  });
  if (top === undefined) return chosen;
  const most = new Set(mostFrequent(chosen).slice(0, top));
  return narrowed(chosen, ({ constant }) => most.has(constant ?? ''));
}

/** A slice for each component, or each owner, that has rows to migrate, by name; rows of nobody come last, under ''. */
export function slicesBy(
  plan: MigrationPlan,
  by: 'component' | 'owner',
  catalogs: readonly Catalog[],
): readonly { readonly name: string; readonly plan: MigrationPlan }[] {
  const ownerOf = ownership(plan, catalogs);
  const rows = plan.files.flatMap((file) => file.rows).filter(isMigrated);
  const names = [...new Set(rows.map((row) => ownerOf(row)[by] ?? ''))];
  names.sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
  return names.map((name) => ({
    name,
    plan: narrowed(plan, (row) => (ownerOf(row)[by] ?? '') === name),
  }));
}

/** The constants of a plan that rows are migrated to: what the catalog gains. */
export function constantsToAdd({ constants, files }: MigrationPlan): readonly PlannedConstant[] {
  const used = new Set(
    files.flatMap((file) => file.rows.filter(isMigrated).map((row) => row.constant)),
  );
  return constants.filter(({ code }) => used.has(code));
}

function isMigrated({ decision }: PlannedRow): boolean {
  return decision === 'migrate';
}

function narrowed(
  plan: MigrationPlan,
  isIn: (row: PlannedRow, file: string) => boolean,
): MigrationPlan {
  const files = plan.files.flatMap((file) => {
    const rows = file.rows.filter((row) => isIn(row, file.file));
    return rows.length === 0 ? [] : [{ ...file, rows }];
  });
  const used = new Set(files.flatMap((file) => file.rows.map((row) => row.constant)));
  return {
    ...plan,
    constants: plan.constants.filter(({ code }) => used.has(code)),
    files,
    similar: plan.similar.filter(({ codes }) => codes.some((code) => used.has(code))),
  };
}

interface Ownership {
  readonly component?: string | undefined;
  readonly owner?: string | undefined;
}

function ownership(
  plan: MigrationPlan,
  catalogs: readonly Catalog[],
): (row: PlannedRow) => Ownership {
  const planned = plannedByCode(plan);
  const componentOf = (code: string): string | undefined =>
    planned.get(code)?.component ??
    catalogs.flatMap((catalog) => catalog.byCode(code))[0]?.component;
  const declared = new Map(catalogs.flatMap(({ components }) => [...components]).toReversed());
  return ({ constant, component: own }) => {
    const component = constant === undefined ? own : componentOf(constant);
    return { component, owner: declared.get(component ?? '')?.owner };
  };
}

/** Codes by how many rows have them. */
function mostFrequent({ files }: MigrationPlan): readonly string[] {
  const rows = files.flatMap((file) => file.rows).filter(({ constant }) => constant !== undefined);
  return [...groupBy(rows, ({ constant }) => constant ?? '')]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([code]) => code);
}

function bare(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}

/** The numbers of a plan: what a summary shows, and what its JSON says. */
import type { LogConstant } from '@loglex/catalog';
import { type MigrationPlan, plannedByCode, type PlannedRow, type Tier } from '@loglex/engine';

export interface PlanTally {
  readonly rows: number;
  /** Files that have a row. */
  readonly files: number;
  /** Rows that `apply` would write as the plan stands. */
  readonly migrate: number;
  readonly tiers: { readonly [Name in Tier]: number };
  /** The gravest reason of each row that is not safe, the most frequent first. */
  readonly reasons: readonly ReasonCount[];
  readonly components: readonly Counted[];
  /** Constants that rows use, the most used first. */
  readonly constants: readonly UsedConstant[];
  /** Of those, how many the plan adds to the catalog. */
  readonly added: number;
  readonly advice: readonly AdviceCount[];
  /** Groups of constants that may be one event. */
  readonly similar: number;
  /** Log calls that have no row, by what keeps them from one. */
  readonly without: MigrationPlan['without'];
}

export interface Counted {
  readonly name: string;
  readonly rows: number;
}

export interface ReasonCount {
  readonly id: string;
  readonly tier: Tier;
  readonly rows: number;
}

export interface AdviceCount {
  readonly action: 'demote' | 'promote' | 'remove';
  readonly rows: number;
}

/** A constant as a person has to see it, whether the plan or the catalog has it. */
export interface UsedConstant {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly component: string;
  readonly message: string;
  /** The plan adds it. */
  readonly isNew: boolean;
  readonly rows: number;
}

/** `catalog` is that of the project: for what rows reuse of it. */
export function tallyOf(
  plan: MigrationPlan,
  inCatalog: (code: string) => readonly LogConstant[],
): PlanTally {
  const rows = plan.files.flatMap((file) => file.rows);
  const constants = usedConstants(plan, rows, inCatalog);
  const tier = (name: Tier) => rows.filter((row) => row.tier === name).length;
  return {
    rows: rows.length,
    files: plan.files.filter((file) => file.rows.length > 0).length,
    migrate: rows.filter(({ decision }) => decision === 'migrate').length,
    tiers: { safe: tier('safe'), review: tier('review'), refused: tier('refused') },
    reasons: reasonsOf(rows),
    components: counted(constants.flatMap(({ component, rows: many }) => [[component, many]])),
    constants,
    added: plan.constants.length,
    advice: adviceOf(rows),
    similar: plan.similar.length,
    without: plan.without,
  };
}

/** What is known of each code that the plan names, the most used first. */
export function usedConstants(
  plan: MigrationPlan,
  rows: readonly PlannedRow[],
  inCatalog: (code: string) => readonly LogConstant[],
): readonly UsedConstant[] {
  const uses = new Map<string, number>();
  for (const { constant } of rows) {
    if (constant !== undefined) uses.set(constant, (uses.get(constant) ?? 0) + 1);
  }
  return [...uses]
    .map(([code, many]) => ({ ...constantOf(plan, code, inCatalog), rows: many }))
    .toSorted((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1));
}

/** What the plan, or else the catalog, says of a code. */
export function constantOf(
  plan: MigrationPlan,
  code: string,
  inCatalog: (code: string) => readonly LogConstant[],
): Omit<UsedConstant, 'rows'> {
  const added = plannedByCode(plan).get(code);
  if (added !== undefined) {
    const { name, level, component, message } = added;
    return { code, name, level, component, message, isNew: true };
  }
  const [found] = inCatalog(code);
  return {
    code,
    name: found?.name ?? code,
    level: found?.level?.native ?? '',
    component: found?.component ?? '',
    message: found?.message ?? '',
    isNew: false,
  };
}

function reasonsOf(rows: readonly PlannedRow[]): readonly ReasonCount[] {
  const counts = new Map<string, { tier: Tier; rows: number }>();
  for (const { reasons, tier } of rows) {
    const [gravest] = reasons;
    if (gravest === undefined) continue;
    const key = `${tier}\u0000${gravest.id}`;
    const count = counts.get(key) ?? { tier, rows: 0 };
    counts.set(key, { tier, rows: count.rows + 1 });
  }
  return [...counts]
    .map(([key, count]) => ({ id: key.slice(key.indexOf('\u0000') + 1), ...count }))
    .toSorted((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1));
}

function adviceOf(rows: readonly PlannedRow[]): readonly AdviceCount[] {
  return (['remove', 'demote', 'promote'] as const)
    .map((action) => ({
      action,
      rows: rows.filter(({ advice }) => advice.some((each) => each.action === action)).length,
    }))
    .filter((each) => each.rows > 0);
}

function counted(named: readonly (readonly [string, number])[]): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const [name, rows] of named) counts.set(name, (counts.get(name) ?? 0) + rows);
  return [...counts]
    .map(([name, rows]) => ({ name, rows }))
    .toSorted((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
}

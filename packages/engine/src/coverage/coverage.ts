/** How far a catalog has come alive: which constants code logs, tests name and logs show. */
import type { Catalog, LogConstant } from '@loglex/catalog';

/** What a constant may have come to, beyond being declared. Each for itself: a test may name what nothing logs. */
export const COVERAGE_STATES = ['referenced', 'tested', 'seen'] as const;

export type CoverageState = (typeof COVERAGE_STATES)[number];

/** The constants in each state; `seen` is absent where no log was given. */
export type Covered = Readonly<
  Partial<Record<CoverageState, ReadonlySet<LogConstant>>> & {
    referenced: ReadonlySet<LogConstant>;
    tested: ReadonlySet<LogConstant>;
  }
>;

export interface CoverageRow {
  /** `undefined`: constants without a component. */
  readonly component: string | undefined;
  readonly declared: number;
  readonly counts: Readonly<Partial<Record<CoverageState, number>>>;
  /** In reading order, those that have not come to the state. */
  readonly missing: Readonly<Partial<Record<CoverageState, readonly LogConstant[]>>>;
}

export interface Coverage {
  readonly total: CoverageRow;
  /** By name, those without a component last. */
  readonly components: readonly CoverageRow[];
}

/** Nothing is asked of what is on its way out. */
export function livingConstants({ constants }: Catalog): readonly LogConstant[] {
  return constants.filter(({ deprecated }) => deprecated === undefined);
}

/** Deprecated constants do not count. */
export function coverage(catalog: Catalog, covered: Covered): Coverage {
  const constants = livingConstants(catalog);
  const names = [...new Set(constants.map(({ component }) => component))].sort(byName);
  return {
    total: row(undefined, constants, covered),
    components: names.map((name) =>
      row(
        name,
        constants.filter(({ component }) => component === name),
        covered,
      ),
    ),
  };
}

function row(
  component: string | undefined,
  constants: readonly LogConstant[],
  covered: Covered,
): CoverageRow {
  const counts: Partial<Record<CoverageState, number>> = {};
  const missing: Partial<Record<CoverageState, readonly LogConstant[]>> = {};
  for (const state of COVERAGE_STATES) {
    const having = covered[state];
    if (having === undefined) continue;
    const lacking = constants.filter((constant) => !having.has(constant));
    counts[state] = constants.length - lacking.length;
    missing[state] = lacking;
  }
  return { component, declared: constants.length, counts, missing };
}

function byName(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : a > b ? 1 : 0;
}

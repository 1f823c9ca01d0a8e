/** A catalog as a whole, for views that list it: components, and what each constant is, with how often code names it. */
import type { Catalog, LogConstant, Rung, TextRange } from '@loglex/catalog';
import type { Finding } from '../checks/check.ts';
import { usesOf } from '../index/uses.ts';
import { type Declaration, declarationOf } from './declaration.ts';
import { rankedConstants } from './ranked-constants.ts';
import type { Snapshot } from './snapshot.ts';

export interface CatalogOverview {
  /** In the order of the catalog. */
  readonly components: readonly ComponentOverview[];
  /** In the order of the catalog. */
  readonly constants: readonly ConstantOverview[];
  readonly retired: readonly RetiredOverview[];
}

export interface ComponentOverview extends Declaration {
  readonly name: string;
  readonly description?: string;
  readonly owner?: string;
  readonly subcomponents: readonly { readonly name: string; readonly description?: string }[];
}

export interface ConstantOverview extends Declaration {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  /** As the catalog spells it. */
  readonly level?: string;
  readonly rung?: Rung;
  readonly component?: string;
  readonly subcomponent?: string;
  /** Places of code outside of tests. */
  readonly uses: number;
  readonly tests: number;
  /** Findings in the entry itself. */
  readonly findings: number;
  readonly runbook?: string;
  /** It is out of use; `replacedBy` is the code that has its place. */
  readonly deprecated?: { readonly replacedBy?: string };
}

export interface RetiredOverview extends Declaration {
  readonly code: string;
  readonly name?: string;
  readonly replacedBy?: string;
}

/** What is found in a file of the catalog. */
export type FindingsIn = (file: string) => readonly Pick<Finding, 'range'>[];

export function catalogOverview(snapshot: Snapshot, findingsIn: FindingsIn): CatalogOverview {
  const { components, constants, retired } = snapshot.session.catalog;
  const overview = overviewOf(snapshot, findingsIn);
  return {
    components: Array.from(components.values(), (component) => ({
      name: component.name,
      ...(component.description !== undefined && { description: component.description }),
      ...(component.owner !== undefined && { owner: component.owner }),
      subcomponents: Array.from(component.subcomponents.values(), ({ name, description }) => ({
        name,
        ...(description !== undefined && { description }),
      })),
      ...declarationOf(component.source),
    })),
    constants: constants.map(overview),
    retired: retired.map(({ code, name, replacedBy, source }) => ({
      code,
      ...(name !== undefined && { name }),
      ...(replacedBy !== undefined && { replacedBy }),
      ...declarationOf(source),
    })),
  };
}

/** At most `limit` constants in which each word of `query` is found, best first. */
export function searchedConstants(
  snapshot: Snapshot,
  findingsIn: FindingsIn,
  query: string,
  limit: number,
): readonly ConstantOverview[] {
  const favour = { components: [], rung: undefined };
  const found = rankedConstants(snapshot.session.catalog, query, favour, limit);
  return found.map(overviewOf(snapshot, findingsIn));
}

function overviewOf(
  { index, sessionOf, isTest }: Snapshot,
  findingsIn: FindingsIn,
): (constant: LogConstant) => ConstantOverview {
  const starts = startsOf(findingsIn);
  return (constant) => {
    const { code, name, message, level, component, subcomponent, runbook, deprecated, source } =
      constant;
    const uses = usesOf(constant, index, sessionOf);
    const tests = uses.filter(({ file }) => isTest(file)).length;
    return {
      code,
      name,
      message,
      ...(level !== undefined && { level: level.native, rung: level.rung }),
      ...(component !== undefined && { component }),
      ...(subcomponent !== undefined && { subcomponent }),
      uses: uses.length - tests,
      tests,
      findings: countIn(starts(source.file), source.range),
      ...(runbook !== undefined && { runbook }),
      ...(deprecated !== undefined && {
        deprecated:
          deprecated.replacedBy === undefined ? {} : { replacedBy: deprecated.replacedBy },
      }),
      ...declarationOf(source),
    };
  };
}

/** Where findings of a file begin, in order; a file of ten thousand entries is asked ten thousand times. */
function startsOf(findingsIn: FindingsIn): (file: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (file) => {
    let starts = known.get(file);
    if (starts === undefined) {
      starts = findingsIn(file)
        .map(({ range }) => range.start)
        .sort((a, b) => a - b);
      known.set(file, starts);
    }
    return starts;
  };
}

function countIn(starts: readonly number[], { start, end }: TextRange): number {
  return firstFrom(starts, end) - firstFrom(starts, start);
}

/** How many of `sorted` are below `least`. */
function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The constant of a catalog that a view means: codes are given twice by mistake, so the name counts as well. */
export function constantNamed(
  catalog: Catalog,
  code: string,
  name: string | undefined,
): LogConstant | undefined {
  const found = catalog.byCode(code);
  return found.find((each) => each.name === name) ?? found[0];
}

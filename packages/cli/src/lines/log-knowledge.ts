/** What a whole project knows of its logs: how their lines look, what can have written them, and where. */
import {
  joinCatalogs,
  type Catalog,
  type Location,
  type LogConstant,
  placeOfEntry,
  type RetiredConstant,
} from '@loglex/catalog';
import {
  codedFile,
  codesOf,
  type FindWriters,
  type LineLayout,
  layoutsOf,
  type LogRecord,
  pathMatcher,
  recordExplainer,
  type RecordExplanation,
  seenConstants,
  sessionOf,
  writerFinder,
} from '@loglex/engine';
import type { LogKnowledge, Project, ScopedFacts } from '@loglex/project';
import { partsOf, type ProjectPart } from '../open-project.ts';
import type { CatalogThen } from './catalog-then.ts';
import { type Fate, fateOf, retiredFate } from './fate.ts';

/** A log may be of any part of a monorepo, so all of them are known here. */
export interface ProjectLogKnowledge extends LogKnowledge {
  /** The parts, that of the working directory first. */
  readonly parts: readonly ProjectPart[];
  /** Of all parts. */
  readonly catalog: Catalog;
  /**
   * The calls that write the entry; where there are none, the other places that name it. Those in tests count only where nothing
   * else does. In the order of files and places.
   */
  sitesOf(entry: LogConstant | RetiredConstant): readonly Location[];
  /**
   * The calls that can have written a record, by all that it says; where no call names its constant, the other places that do.
   */
  writersOf(of: {
    readonly record: LogRecord;
    readonly explanation: RecordExplanation;
  }): readonly Location[];
  /** What has become of the constant of a record; `undefined` where it is as it was. */
  fateOf(explanation: RecordExplanation): Fate | undefined;
}

/**
 * @param files the facts of the project, which are what costs.
 * @param then the catalog of the version that wrote the logs, where that is another one. Calls are those of now.
 */
export function logKnowledge(
  project: Project,
  files: readonly ScopedFacts[],
  then?: CatalogThen,
): ProjectLogKnowledge {
  const parts = partsOf(project);
  const catalog = then?.catalog ?? joinCatalogs(parts.map((part) => part.catalog));
  const tests = new Set(
    files.flatMap(({ facts: { file }, scope }) =>
      pathMatcher(scope.settings.tests)(file) ? [file] : [],
    ),
  );
  const sites = sitesIn(files, tests);
  let find: FindWriters | undefined;
  const sitesOf = (entry: LogConstant | RetiredConstant) => {
    const now = then === undefined ? entry : then.nowOf(entry);
    return (now && sites().get(placeOfEntry(now))) ?? [];
  };
  return {
    parts,
    catalog,
    layouts: layoutsIn(parts.map(({ settings }) => settings.lines)),
    isCode: codesOf(catalog),
    explain: recordExplainer(
      catalog,
      files.map(({ facts }) => facts),
    ),
    sitesOf,
    writersOf({ record, explanation }) {
      const { writers } = (find ??= finder(files, tests, then))(record, explanation);
      if (writers.length > 0) return writers.map(({ file, call: { range } }) => ({ file, range }));
      const seen = seenConstants(explanation);
      return [...(seen.length > 0 ? seen : explanation.constants), ...explanation.retired].flatMap(
        sitesOf,
      );
    },
    fateOf(explanation) {
      const [constant] = seenConstants(explanation);
      if (constant !== undefined && then !== undefined)
        return fateOf(constant, then.nowOf(constant));
      const [retired] = explanation.retired;
      return constant === undefined && retired ? retiredFate(retired) : undefined;
    },
  };
}

/** None where no part states any. A part that states none may have any. */
function layoutsIn(stated: readonly Parameters<typeof layoutsOf>[0][]): readonly LineLayout[] {
  if (stated.every((lines) => lines.length === 0)) return [];
  const layouts = stated.flatMap(layoutsOf);
  return [...new Map(layouts.map((layout) => [layout.id, layout])).values()];
}

function finder(
  files: readonly ScopedFacts[],
  tests: ReadonlySet<string>,
  then: CatalogThen | undefined,
): FindWriters {
  const coded = files.map(({ facts, scope }) =>
    codedFile(facts, sessionOf(scope.catalog, scope.settings), tests.has(facts.file)),
  );
  return writerFinder(coded, placeOfEntry, (entry) => {
    const now = then === undefined ? entry : then.nowOf(entry);
    return now && placeOfEntry(now);
  });
}

/** By the place of the entry; gathered when somebody asks. */
function sitesIn(
  files: readonly ScopedFacts[],
  tests: ReadonlySet<string>,
): () => ReadonlyMap<string, readonly Location[]> {
  let sites: ReadonlyMap<string, readonly Location[]> | undefined;
  return () => (sites ??= gatherSites(files, tests));
}

function gatherSites(
  files: readonly ScopedFacts[],
  tests: ReadonlySet<string>,
): ReadonlyMap<string, readonly Location[]> {
  const ranked = new Map<string, { rank: number; sites: Location[] }>();
  function add(entries: readonly (LogConstant | RetiredConstant)[], site: Location, rank: number) {
    for (const place of new Set(entries.map(placeOfEntry))) {
      const known = ranked.get(place);
      if (known === undefined || rank < known.rank) ranked.set(place, { rank, sites: [site] });
      else if (rank === known.rank) known.sites.push(site);
    }
  }
  for (const { facts, scope } of files) {
    const { file } = facts;
    const session = sessionOf(scope.catalog, scope.settings);
    // A catalog that stays in code declares its constants there.
    if (scope.catalog.files.includes(file)) continue;
    const inTests = tests.has(file) ? 2 : 0;
    for (const call of facts.calls) {
      const identity = session.identify(call);
      if (identity.kind !== 'coded') continue;
      add(identity.mentions.flatMap(entriesOf), { file, range: call.range }, inTests);
    }
    for (const reference of facts.references) {
      const resolved = session.resolve(reference);
      const site = { file, range: reference.range };
      if (resolved !== undefined) add(entriesOf(resolved), site, inTests + 1);
    }
  }
  return new Map(Array.from(ranked, ([place, { sites }]) => [place, sites]));
}

function entriesOf(
  resolved: NonNullable<ReturnType<ReturnType<typeof sessionOf>['resolve']>>,
): readonly (LogConstant | RetiredConstant)[] {
  if (resolved.kind === 'known') return resolved.constants;
  return resolved.kind === 'retired' ? [resolved.retired] : [];
}

/** Where each entry of the catalog is emitted, by the facts of the project's files. */
import type { Catalog, EmitSite, ReferenceEntry } from '@loglex/catalog';
import { type ConstantMention, pathMatcher, positionAt, sessionOf } from '@loglex/engine';
import type { ScopedFacts } from '@loglex/project';

/**
 * By entry, in the order of files and lines. Tests emit nothing that an operator reads. A file of an inner
 * `loglex.yaml` has a catalog of its own: its entries are those of `catalog` that stand at the same place.
 */
export function emitSites(
  catalog: Catalog,
  files: readonly ScopedFacts[],
): ReadonlyMap<ReferenceEntry, readonly EmitSite[]> {
  const entries = new Map<string, ReferenceEntry>(
    [...catalog.constants, ...catalog.retired].map((entry) => [placeOf(entry), entry]),
  );
  const lines = new Map<ReferenceEntry, Map<string, EmitSite>>();
  for (const { facts, scope } of files) {
    if (pathMatcher(scope.settings.tests)(facts.file)) continue;
    const session = sessionOf(scope.catalog, scope.settings);
    for (const mention of mentionsIn(facts)) {
      const resolved = session.resolve(mention);
      if (resolved === undefined || resolved.kind === 'unknown') continue;
      const found = resolved.kind === 'known' ? resolved.constant : resolved.retired;
      const entry = entries.get(placeOf(found));
      if (entry === undefined) continue;
      const line = positionAt(facts.lineStarts, mention.range.start).line + 1;
      const sites = lines.get(entry) ?? new Map<string, EmitSite>();
      lines.set(entry, sites.set(`${facts.file}:${line}`, { file: facts.file, line }));
    }
  }
  return new Map(
    Array.from(lines, ([entry, sites]) => [entry, [...sites.values()].toSorted(bySite)]),
  );
}

/** Constants in log calls, however they are spelled, and references anywhere else. */
function mentionsIn({ calls, references }: ScopedFacts['facts']): readonly ConstantMention[] {
  const inCalls = calls.flatMap(({ constant }) =>
    constant?.kind === 'static' ? constant.candidates : [],
  );
  return [...inCalls, ...references];
}

function placeOf({ source: { file, range } }: ReferenceEntry): string {
  return `${range.start} ${file}`;
}

function bySite(a: EmitSite, b: EmitSite): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

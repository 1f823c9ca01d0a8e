/** Deprecated and retired entries: what they point to exists, and following it arrives somewhere. */
import type { Catalog, CatalogProblem } from '../model.ts';
import { closest } from '../lookup/nearest.ts';
import type { Location } from '../text.ts';
import { at, problem } from './problem.ts';

interface Link {
  readonly code: string;
  readonly target: string;
  readonly place: Location;
}

export function* successionProblems(catalog: Catalog): Generator<CatalogProblem> {
  const links = new Map<string, Link>();
  for (const link of linksOf(catalog)) {
    if (catalog.byCode(link.target)[0] || catalog.retiredByCode(link.target)[0]) {
      if (!links.has(link.code)) links.set(link.code, link);
    } else yield dangling(catalog, link);
  }
  yield* cycles(links);
  for (const { code, deprecated, source } of catalog.constants) {
    if (!deprecated || deprecated.replacedBy !== undefined || deprecated.reason !== undefined)
      continue;
    const message = `${code} is deprecated without saying what to use or why, so its users are stuck. Add replaced-by or reason.`;
    yield problem('deprecated-without-advice', at(source, 'deprecated'), message);
  }
}

function* linksOf(catalog: Catalog): Generator<Link> {
  for (const { code, deprecated, source } of catalog.constants) {
    const target = deprecated?.replacedBy;
    if (target !== undefined) yield { code, target, place: at(source, 'deprecated.replaced-by') };
  }
  for (const { code, replacedBy: target, source } of catalog.retired) {
    if (target !== undefined) yield { code, target, place: at(source, 'replaced-by') };
  }
}

function dangling(catalog: Catalog, { code, target, place }: Link): CatalogProblem {
  const near = closest(target, otherCodes(catalog, code));
  const advice = near ? `Did you mean ${near}?` : 'Name a code of the catalog, or leave it out.';
  return problem(
    'dangling-replaced-by',
    place,
    `${code} is replaced by ${target}, which is no code of the catalog. ${advice}`,
  );
}

function* otherCodes(catalog: Catalog, code: string): Generator<string> {
  for (const other of catalog.constants) if (other.code !== code) yield other.code;
}

/** Each cycle is told once, at the link that closes it when the chains are followed in reading order. */
function* cycles(links: ReadonlyMap<string, Link>): Generator<CatalogProblem> {
  const done = new Set<string>();
  for (const start of links.keys()) {
    const path: Link[] = [];
    const onPath = new Set<string>();
    let link = links.get(start);
    while (link && !done.has(link.code)) {
      done.add(link.code);
      onPath.add(link.code);
      path.push(link);
      link = links.get(link.target);
    }
    const last = path.at(-1);
    if (!link || !last || !onPath.has(link.code)) continue;
    const circle = path.slice(path.indexOf(link)).map(({ code }) => code);
    yield problem(
      'replaced-by-cycle',
      last.place,
      `${[...circle, link.code].join(' → ')}: these replace each other, so no code is left to use. Let one of them stand.`,
    );
  }
}

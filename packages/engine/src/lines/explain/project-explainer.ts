/**
 * What can have written a record, for a project that somebody works on: over its catalog and every raw message of its index, as they
 * are now. Templates are kept in sets of some hundred, made when they are first needed or beforehand, one at a time; a file that
 * changed is asked anew together with the few that share its set, and nothing else.
 */
import type { Catalog } from '@loglex/catalog';
import type { FileFacts } from '../../facts/file-facts.ts';
import type { ProjectIndex } from '../../index/project-index.ts';
import { resolverOver } from '../resolver/create-resolver.ts';
import type { LineTemplate } from '../resolver/line-template.ts';
import { createTemplateSet, type TemplateSet } from '../resolver/template-set.ts';
import type { LineSource } from '../templates/line-source.ts';
import { templatesOfCalls } from '../templates/templates-of-calls.ts';
import { templatesOfCatalog } from '../templates/templates-of-catalog.ts';
import { type ExplainRecord, recordExplainerBy } from './explain-record.ts';

export interface ProjectExplainer {
  /** By what the catalog and the index say at that moment; what is not made yet is made first. */
  readonly explain: ExplainRecord;
  /** Makes the next set, in a few milliseconds; whether there was one to be made. */
  prepare(): boolean;
}

/** The same objects give the same explainer. Catalogs of one project share what is made of its code. */
export function projectExplainer(catalog: Catalog, index: ProjectIndex): ProjectExplainer {
  let ofIndex = known.get(index);
  if (ofIndex === undefined) {
    known.set(index, (ofIndex = { calls: setsOfCalls(index), byCatalog: new WeakMap() }));
  }
  const { calls, byCatalog } = ofIndex;
  let explainer = byCatalog.get(catalog);
  if (explainer === undefined) {
    byCatalog.set(catalog, (explainer = createProjectExplainer(catalog, calls)));
  }
  return explainer;
}

interface OfIndex {
  readonly calls: () => readonly LazySet[];
  readonly byCatalog: WeakMap<Catalog, ProjectExplainer>;
}

const known = new WeakMap<ProjectIndex, OfIndex>();

function createProjectExplainer(catalog: Catalog, calls: OfIndex['calls']): ProjectExplainer {
  const constants = setsOfCatalog(catalog);
  const all = (): readonly LazySet[] => [...constants, ...calls()];
  const resolver = resolverOver(() => all().map((set) => set.get()), byPlace);
  return {
    explain: recordExplainerBy(catalog, resolver),
    prepare() {
      const next = all().find(({ isMade }) => !isMade);
      next?.get();
      return next !== undefined;
    },
  };
}

/** So many templates are made ready in about three milliseconds. */
const CONSTANTS_IN_SET = 256;

/** Fewer, since code changes more often, and not so few that every line is looked up in hundreds of sets. */
const CALLS_IN_SET = 128;

interface LazySet {
  readonly isMade: boolean;
  get(): TemplateSet<LineSource>;
}

function lazySet(templates: () => readonly LineTemplate<LineSource>[]): LazySet {
  let set: TemplateSet<LineSource> | undefined;
  return {
    get isMade() {
      return set !== undefined;
    },
    get: () => (set ??= createTemplateSet(templates())),
  };
}

function setsOfCatalog(catalog: Catalog): readonly LazySet[] {
  const { constants } = catalog;
  return Array.from({ length: Math.ceil(constants.length / CONSTANTS_IN_SET) }, (_, number) => {
    const from = number * CONSTANTS_IN_SET;
    return lazySet(() =>
      templatesOfCatalog(catalog, constants.slice(from, from + CONSTANTS_IN_SET)),
    );
  });
}

/** Files whose calls are in one set. */
interface Shelf {
  readonly files: Map<string, FileFacts>;
  calls: number;
  set: LazySet;
}

/** The sets of all calls of the index, held against it each time. */
function setsOfCalls(index: ProjectIndex): () => readonly LazySet[] {
  const shelves = new Set<Shelf>();
  const shelfOf = new Map<string, Shelf>();
  let last: Shelf | undefined;

  function put(facts: FileFacts): void {
    let shelf = shelfOf.get(facts.file);
    if (shelf === undefined) {
      if (last === undefined || last.calls >= CALLS_IN_SET || !shelves.has(last)) {
        shelves.add((last = createShelf()));
      }
      shelfOf.set(facts.file, (shelf = last));
    }
    const before = shelf.files.get(facts.file);
    shelf.files.set(facts.file, facts);
    changed(shelf, before, facts);
  }

  function remove(file: string, shelf: Shelf): void {
    shelfOf.delete(file);
    const before = shelf.files.get(file);
    shelf.files.delete(file);
    changed(shelf, before, undefined);
    if (shelf.files.size === 0) shelves.delete(shelf);
  }

  return () => {
    for (const facts of index.files()) {
      if (shelfOf.get(facts.file)?.files.get(facts.file) !== facts) put(facts);
    }
    if (shelfOf.size > index.size) {
      for (const [file, shelf] of shelfOf) {
        if (index.factsOf(file) === undefined) remove(file, shelf);
      }
    }
    return Array.from(shelves, ({ set }) => set);
  };
}

function createShelf(): Shelf {
  const files = new Map<string, FileFacts>();
  return { files, calls: 0, set: lazySet(() => templatesOfCalls(files.values())) };
}

/** What a file says now stands in the place of what it said before. */
function changed(shelf: Shelf, before: FileFacts | undefined, now: FileFacts | undefined): void {
  const [less, more] = [before?.calls.length ?? 0, now?.calls.length ?? 0];
  // Many files only name constants.
  if (less + more === 0) return;
  shelf.calls += more - less;
  shelf.set = lazySet(() => templatesOfCalls(shelf.files.values()));
}

/** Constants stand before calls anyway, in the order of the catalog. */
function byPlace(a: LineSource, b: LineSource): number {
  if (a.kind === 'constant' || b.kind === 'constant') return 0;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.call.range.start - b.call.range.start;
}

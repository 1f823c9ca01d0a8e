/** The reference of a catalog before it is written in any format: what stands on which page, under which anchor. */
import { groupBy } from '../../group-by.ts';
import { containsCode, parseBlock } from '../../blocks/code-block.ts';
import { compareCodes } from '../../blocks/compare-codes.ts';
import { compareRungs } from '../../level.ts';
import { componentSnapshot, type ComponentSnapshot } from '../../lookup/components.ts';
import type { Catalog, LogConstant, RetiredConstant } from '../../model.ts';
import { createAnchors, createSlugs } from './anchors.ts';
import { sourceUrl } from './source-url.ts';

/** A file that a generator made. `path` is a POSIX path from the folder of the output. */
export interface ReferenceFile {
  readonly path: string;
  readonly text: string;
}

/** A line of code that emits a constant. `line` counts from 1, `file` is a POSIX path from the project's root. */
export interface EmitSite {
  readonly file: string;
  readonly line: number;
}

export interface ReferenceOptions {
  /** Default: `Log reference`. */
  readonly title?: string;
  /** Where entries of the catalog are emitted. Absent: nobody looked, and the pages say nothing of it. */
  readonly sites?: ReadonlyMap<ReferenceEntry, readonly EmitSite[]>;
  /** The http(s) URL of a line of code, with `{file}` and `{line}` in it. Absent: sites are no links. */
  readonly sources?: string;
}

export type ReferenceEntry = LogConstant | RetiredConstant;

export interface Reference {
  readonly title: string;
  readonly catalog: Catalog;
  /** One for each page of constants. Declared components come first, each in the order of the catalog. */
  readonly groups: readonly ReferenceGroup[];
  /** Unique in the whole reference, and the same as long as the entry keeps its code. */
  anchorOf(entry: ReferenceEntry): string;
  /** The group on whose page the entry with this code stands, and the entry; `undefined` for a code that nothing has. */
  find(code: string): Placed | undefined;
  /** `undefined`: nobody looked. */
  sitesOf(entry: ReferenceEntry): readonly EmitSite[] | undefined;
  /** The URL of the site, where links were asked for. */
  urlOf(site: EmitSite): string | undefined;
  /** The names of the alert routes that carry its records: those it names, and those that take its level and component. */
  routesOf(constant: LogConstant): readonly string[];
}

export interface Placed {
  readonly group: ReferenceGroup;
  readonly entry: ReferenceEntry;
}

/** What stands on one page: a component with its codes. */
export interface ReferenceGroup extends ComponentSnapshot {
  /** What its page is called: letters, digits and hyphens. */
  readonly slug: string;
  /** By code. */
  readonly constants: readonly LogConstant[];
  /** By code. They stay where their block is, so that old links still lead to them. */
  readonly retired: readonly RetiredConstant[];
}

export function createReference(catalog: Catalog, options: ReferenceOptions = {}): Reference {
  const { title = 'Log reference', sites, sources } = options;
  const groups = groupsOf(catalog);
  const entries = groups.flatMap((group) =>
    [...group.constants, ...group.retired].map((entry): Placed => ({ group, entry })),
  );
  const anchors = createAnchors(entries.map(({ entry }) => entry));
  const placed = new Map<string, Placed>();
  for (const each of entries) if (!placed.has(each.entry.code)) placed.set(each.entry.code, each);
  return {
    title,
    catalog,
    groups,
    anchorOf: (entry) => anchors.get(entry)!,
    find: (code) => placed.get(code),
    sitesOf: (entry) => sites && (sites.get(entry) ?? []),
    urlOf: (site) => (sources === undefined ? undefined : sourceUrl(sources, site)),
    routesOf: (constant) => routesOf(catalog, constant),
  };
}

/** Whether the entry was withdrawn. */
export function isRetired(entry: ReferenceEntry): entry is RetiredConstant {
  return !('message' in entry);
}

function groupsOf(catalog: Catalog): ReferenceGroup[] {
  const constants = groupBy(catalog.constants, ({ component }) => component);
  const ownerOf = blockOwner(catalog);
  const retired = groupBy(catalog.retired, ({ code }) => ownerOf(code));
  const snapshots = [...componentSnapshot(catalog)];
  if (retired.has(undefined) && snapshots.every(({ name }) => name !== undefined)) {
    const nothing = { count: 0, levels: new Map(), subcomponents: new Map() };
    snapshots.push({ name: undefined, declared: undefined, ...nothing });
  }
  const slugs = createSlugs(snapshots.map(({ name }) => name));
  return snapshots.map((snapshot, index) => ({
    ...snapshot,
    slug: slugs[index]!,
    constants: byCode(constants.get(snapshot.name)),
    retired: byCode(retired.get(snapshot.name)),
  }));
}

/** A retired code names no component: it belongs to the one whose block it was taken from. */
function blockOwner({ components }: Catalog): (code: string) => string | undefined {
  const blocks = [...components.values()].flatMap(({ name, codes }) =>
    codes.flatMap(({ text }) => {
      const block = parseBlock(text);
      return 'problem' in block ? [] : [{ name, block }];
    }),
  );
  return (code) => blocks.find(({ block }) => containsCode(block, code))?.name;
}

function byCode<Entry extends ReferenceEntry>(entries: readonly Entry[] = []): readonly Entry[] {
  return entries.toSorted((a, b) => compareCodes(a.code, b.code));
}

function routesOf(
  { alerts }: Catalog,
  { alerts: stated, level, component }: LogConstant,
): string[] {
  const names = new Set(stated?.map(({ text }) => text));
  for (const { name, from, components } of alerts.values()) {
    const takesLevel = from !== undefined && level && compareRungs(level.rung, from) >= 0;
    const takesComponent =
      components.length === 0 || components.some(({ text }) => text === component);
    if (takesLevel && takesComponent) names.add(name);
  }
  return [...names];
}

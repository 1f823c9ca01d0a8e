/**
 * The plan of a migration as a tree: files or components, in them tiers with their reasons, then calls. Without VS Code, so
 * that it is tested alone.
 */
import type { MigrationPlans, PlannedRow } from '@loglex/lsp';

/** A raw log call, and what is planned for it. */
export interface Site {
  /** The same in the next plan, as long as the call says the same in the same file. */
  readonly id: string;
  /** Absolute path of the project. */
  readonly root: string;
  /** POSIX path from the root. */
  readonly file: string;
  readonly uri: string;
  readonly row: PlannedRow;
  /** What it would log; absent where it is refused. */
  readonly constant?: SiteConstant;
}

export interface SiteConstant {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly message: string;
  readonly component?: string;
  /** The migration adds it to the catalog. */
  readonly isNew: boolean;
}

export type Grouping = 'file' | 'component';

export type MigrationNode =
  MigrationGroup | { readonly kind: 'site'; readonly id: string; readonly site: Site };

export interface MigrationGroup {
  /** `refused`: of all components, since what is refused has no constant; else the refused calls of one reason. */
  readonly kind: 'project' | 'file' | 'component' | 'safe' | 'review' | 'refused';
  readonly id: string;
  /** Of a project its root, of a tier the words of its reason; empty where there is none. */
  readonly name: string;
  /** Of all calls below. */
  readonly sites: readonly Site[];
  readonly children: readonly MigrationNode[];
}

export interface Tally {
  readonly calls: number;
  readonly safe: number;
  readonly review: number;
  readonly refused: number;
  readonly accepted: number;
}

/** The calls of all plans, by file and place. */
export function sitesIn({ projects }: MigrationPlans): readonly Site[] {
  return projects.flatMap(({ root, plan, uris, constants }) => {
    const byCode = new Map<string, SiteConstant>([
      ...constants.map((each) => [each.code, { ...each, isNew: false }] as const),
      ...plan.constants.map((each) => [each.code, { ...each, isNew: true }] as const),
    ]);
    return plan.files.flatMap(({ file, rows }) => {
      const seen = new Map<string, number>();
      return rows.map((row): Site => {
        const nth = seen.get(row.before) ?? 0;
        seen.set(row.before, nth + 1);
        const constant = byCode.get(row.constant ?? '');
        return {
          id: JSON.stringify([root, file, nth, row.before]),
          ...{ root, file, uri: uris[file] ?? '', row },
          ...(constant !== undefined && { constant }),
        };
      });
    });
  });
}

/** `reasons`: words by the ids of reasons. */
export function migrationNodes(
  sites: readonly Site[],
  reasons: MigrationPlans['reasons'],
  grouping: Grouping,
): readonly MigrationNode[] {
  const group = grouping === 'file' ? filesOf : componentsOf;
  const projects = byKey(sites, ({ root }) => root);
  if (projects.size < 2) return group('', sites, reasons);
  return Array.from(projects, ([root, own]) => {
    return groupOf('project', root, root, own, group(root, own, reasons));
  });
}

export function tallyOf(sites: readonly Site[], isAccepted: (site: Site) => boolean): Tally {
  const count = (is: (site: Site) => boolean) => sites.filter(is).length;
  return {
    calls: sites.length,
    safe: count(({ row }) => row.tier === 'safe'),
    review: count(({ row }) => row.tier === 'review'),
    refused: count(isRefused),
    accepted: count((site) => !isRefused(site) && isAccepted(site)),
  };
}

/** Nobody can accept it. */
export function isRefused({ row }: Site): boolean {
  return row.tier === 'refused';
}

type Reasons = MigrationPlans['reasons'];

function filesOf(above: string, sites: readonly Site[], reasons: Reasons) {
  return Array.from(
    byKey(sites, ({ root, file }) => `${root}/${file}`),
    ([id, own]) => groupOf('file', id, own[0]!.file, own, tiersOf(`${above} ${id}`, own, reasons)),
  );
}

/** What is refused comes last, by its reasons. */
function componentsOf(above: string, sites: readonly Site[], reasons: Reasons) {
  const planned = byKey(
    sites.filter((site) => !isRefused(site)),
    ({ constant }) => constant?.component ?? '',
  );
  const components = Array.from(planned, ([name, own]) => {
    const id = `${above} component ${name}`;
    return groupOf('component', id, name, own, tiersOf(id, own, reasons));
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const refused = sites.filter(isRefused);
  if (refused.length === 0) return components;
  const id = `${above} refused`;
  return [...components, groupOf('refused', id, '', refused, tiersOf(id, refused, reasons))];
}

const TIERS = ['safe', 'review', 'refused'] as const;

/** Of those with reasons a group for each gravest one, the most frequent first. */
function tiersOf(
  above: string,
  sites: readonly Site[],
  reasons: Reasons,
): readonly MigrationNode[] {
  return TIERS.flatMap((tier) => {
    const own = sites.filter(({ row }) => row.tier === tier);
    const byReason = byKey(own, ({ row }) => row.reasons[0]?.id ?? '');
    return [...byReason]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([reason, some]) => {
        const id = `${above} ${tier} ${reason}`;
        const leaves = some.map((site) => ({ kind: 'site', id: site.id, site }) as const);
        return groupOf(tier, id, reasons[reason] ?? reason, some, leaves);
      });
  });
}

function groupOf(
  kind: MigrationGroup['kind'],
  id: string,
  name: string,
  sites: readonly Site[],
  children: readonly MigrationNode[],
): MigrationGroup {
  return { kind, id, name, sites, children };
}

/** In the order in which keys are met. */
function byKey(
  sites: readonly Site[],
  keyOf: (site: Site) => string,
): ReadonlyMap<string, readonly Site[]> {
  const groups = new Map<string, Site[]>();
  for (const site of sites) {
    const key = keyOf(site);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [site]);
    else known.push(site);
  }
  return groups;
}

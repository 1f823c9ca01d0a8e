/** The view of a migration in the side bar: its nodes as items with a box to check, and what it comes to above them. */
import { posix } from 'node:path';
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  type Memento,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import { oneLine } from '../text/one-line.ts';
import {
  type Grouping,
  isRefused,
  type MigrationGroup,
  type MigrationNode,
  migrationNodes,
  type Site,
  tallyOf,
} from './migration-nodes.ts';
import { type PlannedMigration, VIEW } from './planned-migration.ts';
import { siteTooltip } from './site-tooltip.ts';

/** Where the grouping is kept. */
const GROUPING = 'migration.grouping';

export function createMigrationView(migration: PlannedMigration, kept: Memento): Disposable {
  const changed = new EventEmitter<undefined>();
  let grouping: Grouping = kept.get(GROUPING) === 'component' ? 'component' : 'file';
  let roots: readonly MigrationNode[] | undefined;
  let shown: unknown;

  function rootNodes(): readonly MigrationNode[] {
    const { now } = migration;
    if (now === undefined) return [];
    roots ??= migrationNodes(now.sites, now.plans.reasons, grouping);
    return roots;
  }

  function update(): void {
    if (shown !== migration.now) roots = undefined;
    shown = migration.now;
    view.message = messageFor(migration);
    view.description = descriptionFor(migration);
    const { now } = migration;
    const state = now === undefined ? 'none' : now.sites.length === 0 ? 'empty' : 'planned';
    void commands.executeCommand('setContext', 'loglex.migration', state);
    void commands.executeCommand('setContext', 'loglex.migrationGrouping', grouping);
    changed.fire(undefined);
  }

  function group(by: Grouping): void {
    grouping = by;
    roots = undefined;
    void kept.update(GROUPING, by);
    update();
  }

  const view = window.createTreeView<MigrationNode>(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [
        ...(node === undefined ? rootNodes() : 'children' in node ? node.children : []),
      ],
      getTreeItem: (node) => itemOf(node, migration, rootNodes().length),
    },
    showCollapseAll: true,
    canSelectMany: true,
    // What is not shown yet counts as well, and VS Code knows nothing of it.
    manageCheckboxStateManually: true,
  });
  migration.watch(view.visible);
  update();
  return Disposable.from(
    view,
    changed,
    migration.onDidChange(update),
    view.onDidChangeVisibility(({ visible }) => migration.watch(visible)),
    view.onDidChangeCheckboxState(({ items }) => {
      for (const [node, state] of items) {
        migration.decide(sitesOf(node), () => state === TreeItemCheckboxState.Checked);
      }
    }),
    commands.registerCommand('loglex.groupMigrationByFile', () => group('file')),
    commands.registerCommand('loglex.groupMigrationByComponent', () => group('component')),
  );
}

/** All calls at or below a node. */
export function sitesOf(node: MigrationNode): readonly Site[] {
  return node.kind === 'site' ? [node.site] : node.sites;
}

function descriptionFor({ now, isAccepted }: PlannedMigration): string {
  if (now === undefined || now.sites.length === 0) return '';
  const { accepted, calls } = tallyOf(now.sites, isAccepted);
  return l10n.t('{0} of {1}', accepted, calls);
}

/** What is planned, what it comes to, and what stands in its way. */
function messageFor({ now, isStale, isAccepted }: PlannedMigration): string {
  if (now === undefined) return '';
  const { scope, plans, sites, uncovered } = now;
  const { projects } = plans;
  if (uncovered !== undefined) return `${scope.name}: ${uncovered}`;
  if (projects.length === 0) {
    return l10n.t(
      '{0}: no project governs it, since there is no loglex.yaml at or above it.',
      scope.name,
    );
  }
  const { calls, safe, review, refused, accepted } = tallyOf(sites, isAccepted);
  const head =
    calls === 0
      ? l10n.t('{0}: no raw log call is left to migrate.', scope.name)
      : l10n.t(
          '{0}: {1} safe, {2} to review, {3} refused; {4} accepted.',
          scope.name,
          safe,
          review,
          refused,
          accepted,
        );
  const without = projects.map(({ plan }) => plan.without);
  const sum = (of: (each: (typeof without)[number]) => number) =>
    without.reduce((total, each) => total + of(each), 0);
  const coded = sum((each) => each.coded);
  const tests = sum((each) => each.tests);
  return [
    head,
    calls === 0 && coded > 0 && l10n.t('{0} carry a constant already.', coded),
    calls === 0 && tests > 0 && l10n.t('{0} stand in tests.', tests),
    projects.some(({ isFilling }) => isFilling) &&
      l10n.t('Files are still being read: there will be more.'),
    isStale && l10n.t('Files have changed since.'),
    ...new Set(projects.flatMap(({ missing }) => missing)),
  ]
    .filter(Boolean)
    .join(' ');
}

function itemOf(node: MigrationNode, migration: PlannedMigration, roots: number): TreeItem {
  const item = node.kind === 'site' ? siteItem(node.site) : groupItem(node, migration, roots);
  item.id = node.id;
  const open = sitesOf(node).filter((site) => !isRefused(site));
  if (open.length > 0) {
    const isChecked = open.every(migration.isAccepted);
    item.checkboxState = {
      state: isChecked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
      tooltip: isChecked ? l10n.t('Will be migrated') : l10n.t('Stays as it is'),
    };
  }
  return item;
}

/** As many groups are opened at once. */
const FEW_GROUPS = 8;

function groupItem(
  group: MigrationGroup,
  { isAccepted }: PlannedMigration,
  roots: number,
): TreeItem {
  const { kind, sites } = group;
  const { calls, refused, accepted } = tallyOf(sites, isAccepted);
  const isOpen = kind !== 'refused' && roots <= FEW_GROUPS;
  const item = new TreeItem(
    groupName(group),
    isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  const count = calls - refused;
  item.description = [
    kind === 'file' && folderOf(sites[0]),
    count > 0 ? l10n.t('{0} of {1}', accepted, count) : String(refused),
    count > 0 && refused > 0 && l10n.t('{0} refused', refused),
  ]
    .filter(Boolean)
    .join(' · ');
  item.iconPath = GROUP_ICONS[kind];
  if (kind === 'file') item.resourceUri = Uri.parse(sites[0]!.uri);
  if (kind === 'project') item.tooltip = group.name;
  if (kind === 'safe') item.tooltip = l10n.t('The record stays as it is');
  if (kind === 'review') item.tooltip = l10n.t('A person decides: {0}', group.name);
  if (kind === 'refused' && group.name !== '')
    item.tooltip = l10n.t('Cannot be written: {0}', group.name);
  item.contextValue = [kind === 'file' ? 'file' : 'group', count > 0 && 'open']
    .filter(Boolean)
    .join(' ');
  return item;
}

function groupName({ kind, name }: MigrationGroup): string {
  switch (kind) {
    case 'safe':
      return l10n.t('Safe');
    case 'review':
      return l10n.t('Review: {0}', name);
    case 'refused':
      return name === '' ? l10n.t('Refused') : l10n.t('Refused: {0}', name);
    case 'component':
      return name === '' ? l10n.t('Without a component') : oneLine(name);
    default:
      return posix.basename(name.replaceAll('\\', '/'));
  }
}

function folderOf(site: Site | undefined): string {
  const folder = posix.dirname(site?.file ?? '');
  return folder === '.' ? '' : folder;
}

const TIER_ICONS = {
  safe: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  review: new ThemeIcon('question', new ThemeColor('notificationsWarningIcon.foreground')),
  refused: new ThemeIcon('circle-slash', new ThemeColor('descriptionForeground')),
};

const GROUP_ICONS: Readonly<Record<MigrationGroup['kind'], ThemeIcon>> = {
  ...TIER_ICONS,
  project: new ThemeIcon('root-folder'),
  file: ThemeIcon.File,
  component: new ThemeIcon('symbol-module'),
};

function siteItem(site: Site): TreeItem {
  const { row, constant } = site;
  const call = oneLine(row.before);
  const item = new TreeItem(constant === undefined ? call : titleOf(constant));
  item.description = [
    String(row.line),
    constant === undefined ? oneLine(row.reasons[0]?.text ?? '') : call,
  ].join(' · ');
  item.iconPath = TIER_ICONS[row.tier];
  // Neither links nor HTML of what code and catalog say.
  item.tooltip = new MarkdownString(
    siteTooltip(site, {
      constant: (isNew) => (isNew ? l10n.t('New:') : l10n.t('In the catalog:')),
      advice: l10n.t('Advice:'),
    }),
  );
  item.accessibilityInformation = {
    label: [
      TIER_WORDS[row.tier](),
      item.label as string,
      l10n.t('Line {0}', row.line),
      call,
      ...row.reasons.map(({ text }) => oneLine(text)),
    ].join(', '),
  };
  item.contextValue = isRefused(site) ? 'site' : 'site open';
  item.command = {
    command: isRefused(site) ? 'loglex.openMigrationSite' : 'loglex.showMigrationDiff',
    title: isRefused(site) ? l10n.t('Go to the Call') : l10n.t('Show the Difference'),
    arguments: [{ kind: 'site', id: site.id, site } satisfies MigrationNode],
  };
  return item;
}

const TIER_WORDS = {
  safe: () => l10n.t('Safe'),
  review: () => l10n.t('To review'),
  refused: () => l10n.t('Refused'),
};

function titleOf({ code, name }: NonNullable<Site['constant']>): string {
  return oneLine(name === code ? code : `${code} ${name}`);
}

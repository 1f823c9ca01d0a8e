/** The view of the catalog in the side bar: nodes as items of VS Code, kept current while it is seen. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from 'vscode';
import type { CatalogConstant } from '@loglex/lsp';
import { oneLine } from '../text/one-line.ts';
import { type CatalogNode, catalogNodes, type GroupNode } from './catalog-nodes.ts';
import type { LoadedCatalogs } from './loaded-catalogs.ts';

export function createCatalogView(catalogs: LoadedCatalogs): Disposable {
  const changed = new EventEmitter<undefined>();
  let filter = '';
  let roots: readonly CatalogNode[] | undefined;

  function rootNodes(): readonly CatalogNode[] {
    if (roots === undefined) {
      const { now } = catalogs;
      roots = now === undefined ? [] : catalogNodes(now, shownBy(filter));
    }
    return roots;
  }

  function update(): void {
    roots = undefined;
    view.message = filter === '' ? '' : l10n.t('Only what has “{0}”', filter);
    void commands.executeCommand('setContext', 'loglex.isCatalogFiltered', filter !== '');
    changed.fire(undefined);
  }

  async function ask(): Promise<void> {
    const said = await window.showInputBox({
      title: l10n.t('Filter the Catalog'),
      prompt: l10n.t('Words of code, name, message or level; “unused”, “deprecated” or “findings”'),
      value: filter,
    });
    if (said === undefined) return;
    filter = said.trim();
    update();
  }

  const view = window.createTreeView<CatalogNode>('loglex.catalog', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node === undefined ? rootNodes() : childrenOf(node))],
      getTreeItem: (node) => itemOf(node, filter !== ''),
    },
    showCollapseAll: true,
  });
  catalogs.watch(view.visible);
  return Disposable.from(
    view,
    changed,
    view.onDidChangeVisibility(({ visible }) => catalogs.watch(visible)),
    catalogs.onDidChange(update),
    commands.registerCommand('loglex.refreshCatalog', () => catalogs.refresh()),
    commands.registerCommand('loglex.filterCatalog', ask),
    commands.registerCommand('loglex.clearCatalogFilter', () => {
      filter = '';
      update();
    }),
  );
}

function childrenOf(node: CatalogNode): readonly CatalogNode[] {
  return 'children' in node ? node.children : [];
}

/** `undefined`: all. */
function shownBy(filter: string): ((constant: CatalogConstant) => boolean) | undefined {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return (constant) => {
    const {
      code,
      name,
      message,
      level = '',
      component = '',
      uses,
      findings,
      deprecated,
    } = constant;
    const text = [code, name, message, level, component].join(' ').toLowerCase();
    return words.every(
      (word) =>
        (word === 'unused' && uses === 0) ||
        (word === 'findings' && findings > 0) ||
        (word === 'deprecated' && deprecated !== undefined) ||
        text.includes(word),
    );
  };
}

function itemOf(node: CatalogNode, isFiltered: boolean): TreeItem {
  const item =
    node.kind === 'constant'
      ? constantItem(node.constant)
      : node.kind === 'retired'
        ? retiredItem(node.retired)
        : groupItem(node, isFiltered);
  item.id = isFiltered ? `${node.id} filtered` : node.id;
  return item;
}

const GROUP_ICONS: Readonly<Record<GroupNode['kind'], string>> = {
  catalog: 'book',
  component: 'symbol-module',
  subcomponent: 'symbol-namespace',
  none: 'symbol-misc',
  'retired-codes': 'archive',
};

function groupItem(group: GroupNode, isFiltered: boolean): TreeItem {
  const state =
    isFiltered || group.kind === 'catalog'
      ? TreeItemCollapsibleState.Expanded
      : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(groupName(group), state);
  item.iconPath = new ThemeIcon(GROUP_ICONS[group.kind]);
  item.contextValue = group.kind;
  const { codes, unused, findings, deprecated } = group.counts;
  item.description = [
    codes === 1 ? l10n.t('1 code') : l10n.t('{0} codes', codes),
    unused > 0 && group.kind !== 'retired-codes' ? l10n.t('{0} unused', unused) : undefined,
    findings === 1
      ? l10n.t('1 finding')
      : findings > 0
        ? l10n.t('{0} findings', findings)
        : undefined,
    deprecated > 0 ? l10n.t('{0} deprecated', deprecated) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
  // Plain text: what a catalog says is no markup here.
  item.tooltip = [group.description, group.owner && l10n.t('Owner: {0}', group.owner)]
    .filter(Boolean)
    .join('\n');
  return item;
}

function groupName({ kind, name }: GroupNode): string {
  if (kind === 'none') return l10n.t('Without a component');
  if (kind === 'retired-codes') return l10n.t('Retired');
  return name;
}

const LEVEL_ICONS = {
  trace: ['debug-stackframe-dot', 'descriptionForeground'],
  debug: ['bug', 'descriptionForeground'],
  info: ['info', 'notificationsInfoIcon.foreground'],
  warn: ['warning', 'notificationsWarningIcon.foreground'],
  error: ['error', 'notificationsErrorIcon.foreground'],
  fatal: ['flame', 'notificationsErrorIcon.foreground'],
} as const;

function constantItem(constant: CatalogConstant): TreeItem {
  const { code, name, message, rung, level, uses, tests, findings, deprecated, runbook } = constant;
  const item = new TreeItem(name === code ? code : `${code} ${name}`);
  const [icon, color] =
    rung === undefined ? ['question', 'descriptionForeground'] : LEVEL_ICONS[rung];
  item.iconPath = new ThemeIcon(
    deprecated === undefined ? icon : 'circle-slash',
    new ThemeColor(color),
  );
  const used =
    uses === 0 ? l10n.t('unused') : uses === 1 ? l10n.t('1 use') : l10n.t('{0} uses', uses);
  item.description = [
    deprecated === undefined
      ? used
      : `${deprecated.replacedBy === undefined ? l10n.t('deprecated') : l10n.t('→ {0}', deprecated.replacedBy)} · ${used}`,
    findings === 1
      ? l10n.t('1 finding')
      : findings > 0
        ? l10n.t('{0} findings', findings)
        : undefined,
    oneLine(message),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
  item.tooltip = [
    `${code} ${name === code ? '' : name}`.trim(),
    [level, constant.component, constant.subcomponent].filter(Boolean).join(' · '),
    oneLine(message, 600),
    `${used} · ${tests === 0 ? l10n.t('none in tests') : l10n.t('{0} in tests', tests)}`,
  ].join('\n');
  item.contextValue = `constant${deprecated === undefined ? ' live' : ''}${runbook === undefined ? '' : ' runbook'}`;
  item.command = openCommand(constant.location);
  return item;
}

function retiredItem({
  code,
  name,
  replacedBy,
  location,
}: Extract<CatalogNode, { kind: 'retired' }>['retired']): TreeItem {
  const item = new TreeItem(name === undefined || name === code ? code : `${code} ${name}`);
  item.iconPath = new ThemeIcon('circle-slash', new ThemeColor('descriptionForeground'));
  if (replacedBy !== undefined) item.description = l10n.t('→ {0}', replacedBy);
  item.contextValue = 'retired';
  item.command = openCommand(location);
  return item;
}

function openCommand(location: CatalogConstant['location']) {
  return { command: 'loglex.openEntry', title: l10n.t('Open the Entry'), arguments: [location] };
}

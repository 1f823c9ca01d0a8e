/** What is done with a migration: from the view, from the explorer and the editor, and from the palette. */
import { posix } from 'node:path';
import { commands, Disposable, l10n, Position, Range, Uri, window, workspace } from 'vscode';
import type { Connection } from '../server/connection.ts';
import { applyMigration } from './apply-migration.ts';
import type { MendedTexts } from './mended-text.ts';
import type { MigrationNode, Site } from './migration-nodes.ts';
import { sitesOf } from './migration-view.ts';
import { type PlannedMigration, type Scope, VIEW } from './planned-migration.ts';

export function registerMigrationCommands(
  connection: Connection,
  migration: PlannedMigration,
  texts: MendedTexts,
): Disposable {
  async function plan(scope: Scope): Promise<void> {
    await commands.executeCommand(`${VIEW}.focus`);
    await migration.plan(scope);
  }

  /** Of the explorer: what was clicked, and all that is selected. Else the file of the editor. */
  async function planHere(clicked?: Uri, selected?: readonly Uri[]): Promise<void> {
    const active = window.activeTextEditor?.document.uri;
    const uris = selected !== undefined && selected.length > 0 ? selected : [clicked ?? active];
    const chosen = uris.filter((uri) => uri?.scheme === 'file') as readonly Uri[];
    if (chosen.length === 0) {
      void window.showInformationMessage(l10n.t('Open a file of the disk first.'));
      return;
    }
    await plan({ name: nameOf(chosen), uris: chosen.map(String) });
  }

  const all = () => migration.now?.sites ?? [];
  const apply = (sites: readonly Site[]) => applyMigration(connection, migration, sites);
  const nodes = (clicked?: MigrationNode, selected?: readonly MigrationNode[]) =>
    (selected ?? (clicked === undefined ? [] : [clicked])).flatMap(sitesOf);
  const one = (node?: MigrationNode): Site | undefined => node && sitesOf(node)[0];
  const is = (decision: boolean) => () => decision;

  const entries: Readonly<Record<string, (...given: never[]) => unknown>> = {
    planMigration: planHere,
    planMigrationOfWorkspace: () => plan({ name: workspace.name ?? l10n.t('Workspace') }),
    refreshMigration: () => migration.refresh(),
    clearMigration: () => migration.clear(),
    applyMigration: () => apply(all().filter(migration.isAccepted)),
    acceptSafeOfMigration: () =>
      migration.decide(
        all().filter(({ row }) => row.tier === 'safe'),
        is(true),
      ),
    skipAllOfMigration: () => migration.decide(all(), is(false)),
    acceptInMigration: (node?: MigrationNode, selected?: readonly MigrationNode[]) =>
      migration.decide(nodes(node, selected), is(true)),
    skipInMigration: (node?: MigrationNode, selected?: readonly MigrationNode[]) =>
      migration.decide(nodes(node, selected), is(false)),
    applyInMigration: (node?: MigrationNode, selected?: readonly MigrationNode[]) =>
      apply(nodes(node, selected).filter(({ row }) => row.tier !== 'refused')),
    showMigrationDiff: async (node?: MigrationNode) => {
      const site = one(node);
      if (site === undefined) return;
      await (node?.kind === 'site' ? texts.showSite(site) : texts.showFile(site));
    },
    openMigrationSite: async (node?: MigrationNode) => {
      const site = one(node);
      if (site !== undefined) await openSite(site);
    },
  };
  return Disposable.from(
    // Menus of all files and folders name the migration only where there is a project.
    connection.onDidChange(() => {
      const hasProject = (connection.status?.projects.length ?? 0) > 0;
      void commands.executeCommand('setContext', 'loglex.hasProject', hasProject);
    }),
    ...Object.entries(entries).map(([name, act]) =>
      commands.registerCommand(`loglex.${name}`, async (...given: never[]) => {
        try {
          await act(...given);
        } catch (error) {
          void window.showWarningMessage(error instanceof Error ? error.message : String(error));
        }
      }),
    ),
  );
}

function nameOf([first, ...others]: readonly Uri[]): string {
  if (first === undefined) return '';
  const isFolder = workspace.getWorkspaceFolder(first)?.uri.toString() === first.toString();
  const name = isFolder ? posix.basename(first.path) : workspace.asRelativePath(first);
  return others.length === 0 ? name : l10n.t('{0} and {1} more', name, others.length);
}

/** The file may be another one by now: then the call is near. */
async function openSite({ uri, row }: Site): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const start = new Position(row.line - 1, row.column - 1);
  const isThere = document.getText().slice(row.start, row.end) === row.before;
  const end = isThere ? document.positionAt(row.end) : start;
  await window.showTextDocument(document, { selection: new Range(start, end), preview: true });
}

/** Carries a migration out: catalog, generated files and sources in one edit of the workspace, which one undo takes back. */
import { type CancellationToken, l10n, window, workspace, WorkspaceEdit } from 'vscode';
import type { WorkspaceEdit as ServerEdit } from 'vscode-languageclient';
import { MIGRATION_REQUESTS, type MigrationEditsParams } from '@loglex/lsp';
import type { Connection } from '../server/connection.ts';
import { withLateProgress } from './late-progress.ts';
import type { Site } from './migration-nodes.ts';
import { type PlannedMigration, VIEW } from './planned-migration.ts';

/** `sites`: of the plan that is looked at. What cannot be is told, and nothing is changed. */
export async function applyMigration(
  connection: Connection,
  migration: PlannedMigration,
  sites: readonly Site[],
): Promise<void> {
  if (sites.length === 0) {
    void window.showInformationMessage(
      l10n.t('No call is accepted: check those that are to be migrated.'),
    );
    return;
  }
  const edit = await withLateProgress({
    view: VIEW,
    title: l10n.t('Migrating'),
    run: (token) => editFor(connection, migration, sites, token),
  });
  if (edit === undefined) return;
  if (edit === 'stale') return planAnew(migration);
  if (typeof edit === 'string') return void window.showWarningMessage(edit);
  // As a rename: files are saved where `files.refactoring.autoSave` says so.
  const isDone = await workspace.applyEdit(edit, { isRefactoring: true });
  // VS Code looks at versions once more.
  if (!isDone) return planAnew(migration);
  void window.showInformationMessage(doneInWords(sites, edit.size));
  await migration.refresh();
}

/**
 * The edit; `stale`: files have changed since it was planned; or why there is none, in words for people; `undefined` where
 * somebody ended it, and knows.
 */
async function editFor(
  connection: Connection,
  migration: PlannedMigration,
  sites: readonly Site[],
  token: CancellationToken,
): Promise<WorkspaceEdit | string | undefined> {
  const { now, isStale } = migration;
  if (now === undefined || isStale) return 'stale';
  const { uris } = now.scope;
  const edit = new WorkspaceEdit();
  for (const root of new Set(sites.map((site) => site.root))) {
    const rows = sites
      .filter((site) => site.root === root)
      .map(({ file, row: { start, seal } }) => ({ file, start, seal }));
    const params: MigrationEditsParams = { ...(uris && { uris }), root, rows };
    try {
      const told = await connection.ask<ServerEdit | null>(MIGRATION_REQUESTS.edits, params, {
        token,
      });
      if (told === undefined) return l10n.t('The Loglex language server is not running.');
      if (!isUpToDate(told)) return 'stale';
      for (const [uri, edits] of (await connection.toEdit(told)).entries()) {
        edit.set(uri, [...edit.get(uri), ...edits]);
      }
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      if (isContentModified(error)) return 'stale';
      return error instanceof Error ? error.message : String(error);
    }
  }
  if (token.isCancellationRequested) return undefined;
  return migration.isStale ? 'stale' : edit;
}

/** Whether the server has seen all that was typed: it says of which version each document is that it would change. */
function isUpToDate(edit: ServerEdit | null): boolean {
  const versions = new Map(
    workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]),
  );
  return (edit?.documentChanges ?? []).every((change) => {
    if (!('textDocument' in change)) return true;
    const { uri, version } = change.textDocument;
    return version === null || (versions.get(uri) ?? version) === version;
  });
}

/** `LSPErrorCodes.ContentModified`. */
export function isContentModified(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === -32801;
}

async function planAnew(migration: PlannedMigration): Promise<void> {
  await migration.refresh();
  void window.showWarningMessage(
    l10n.t(
      'Files have changed since the migration was planned, so nothing was migrated. It is planned anew: look at it, and apply it again.',
    ),
  );
}

function doneInWords(sites: readonly Site[], files: number): string {
  const added = new Set(sites.flatMap(({ constant }) => (constant?.isNew ? constant.code : [])));
  const calls = sites.length === 1 ? l10n.t('1 call') : l10n.t('{0} calls', sites.length);
  const constants =
    added.size === 1 ? l10n.t('1 new constant') : l10n.t('{0} new constants', added.size);
  const places = files === 1 ? l10n.t('1 file') : l10n.t('{0} files', files);
  return added.size === 0
    ? l10n.t('Migrated {0}, in {1}.', calls, places)
    : l10n.t('Migrated {0}, with {1}, in {2}.', calls, constants, places);
}

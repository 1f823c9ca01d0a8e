/** What files would say: documents that nobody can write in, shown beside the files as they are. */
import {
  commands,
  Disposable,
  EventEmitter,
  type ProviderResult,
  Range,
  type TextDocumentContentProvider,
  Uri,
  workspace,
} from 'vscode';
import { MIGRATION_REQUESTS, type MigratedText, type MigrationTextParams } from '@loglex/lsp';
import { posix } from 'node:path';
import type { Connection } from '../server/connection.ts';
import { isContentModified } from './apply-migration.ts';
import type { Site } from './migration-nodes.ts';
import type { PlannedMigration } from './planned-migration.ts';

export interface MendedTexts extends Disposable {
  /** Shows a call beside what would become of it, imports included. */
  showSite(site: Site): Promise<void>;
  /** Shows a file beside what would become of it if all its accepted calls were migrated. */
  showFile(site: Pick<Site, 'root' | 'file' | 'uri'>): Promise<void>;
}

const SCHEME = 'loglex-migration';

/** What a document is of, in its query: a call, or a file. */
type Subject = { readonly site: string } | Pick<Site, 'root' | 'file'>;

export function createMendedTexts(
  connection: Connection,
  migration: PlannedMigration,
): MendedTexts {
  const changed = new EventEmitter<Uri>();

  function sitesOf(subject: Subject): readonly Site[] {
    const sites = migration.now?.sites ?? [];
    if ('site' in subject) return sites.filter(({ id }) => id === subject.site);
    return sites.filter(
      (site) =>
        site.root === subject.root && site.file === subject.file && migration.isAccepted(site),
    );
  }

  async function textFor(sites: readonly Site[]): Promise<MigratedText | undefined> {
    const [first] = sites;
    const { now } = migration;
    if (first === undefined || now === undefined) return undefined;
    const { uris } = now.scope;
    const rows = sites.map(({ file, row: { start, seal } }) => ({ file, start, seal }));
    const params: MigrationTextParams = { ...(uris && { uris }), root: first.root, rows };
    try {
      return (
        (await connection.ask<MigratedText | null>(MIGRATION_REQUESTS.text, params)) ?? undefined
      );
    } catch (error) {
      // The next plan tells what it is by then.
      if (isContentModified(error)) return undefined;
      throw error;
    }
  }

  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri): ProviderResult<string> => contentOf(uri),
  };

  /** What is not planned any more stays as it is. */
  async function contentOf(uri: Uri): Promise<string> {
    const found = await textFor(sitesOf(JSON.parse(uri.query) as Subject));
    if (found !== undefined) return found.text;
    return (await workspace.openTextDocument(uri.with({ scheme: 'file', query: '' }))).getText();
  }

  async function show(of: Pick<Site, 'uri'>, subject: Subject, title: string, line?: number) {
    const file = Uri.parse(of.uri);
    const mended = file.with({ scheme: SCHEME, query: JSON.stringify(subject) });
    const selection = line === undefined ? undefined : new Range(line, 0, line, 0);
    const options = { preview: true, preserveFocus: true, ...(selection && { selection }) };
    await commands.executeCommand('vscode.diff', file, mended, title, options);
  }

  const parts = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, provider),
    migration.onDidChange(() => {
      for (const { uri } of workspace.textDocuments) {
        if (uri.scheme === SCHEME) changed.fire(uri);
      }
    }),
  );

  return {
    async showSite(site) {
      const { row, constant } = site;
      const found = await textFor([site]);
      const name = constant === undefined ? '' : ` · ${constant.code}`;
      const title = `${posix.basename(site.file)}:${row.line}${name}`;
      await show(site, { site: site.id }, title, found?.line ?? row.line - 1);
    },
    async showFile({ root, file, uri }) {
      await show({ uri }, { root, file }, posix.basename(file));
    },
    dispose() {
      parts.dispose();
    },
  };
}
